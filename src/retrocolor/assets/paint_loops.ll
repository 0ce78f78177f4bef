; Made by tools/compile_loops.py with numba: do not edit.
; from retrocolor.imaging.paint_loops 2325fb511997ef899bdf7c2bc47be117e24642886ccda9e19cc6b46dd0d2821f
; loop f_of_grey.0
; loop f_of_grey.1
; loop f_of_rgb.0
; loop f_of_rgb.1
; loop paint_rows.0

define internal i32 @loop(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, ptr %arg.levels.0, ptr %arg.levels.1, i64 %arg.levels.2, i64 %arg.levels.3, ptr %arg.levels.4, i64 %arg.levels.5.0, i64 %arg.levels.6.0, ptr %arg.f.0, ptr %arg.f.1, i64 %arg.f.2, i64 %arg.f.3, ptr %arg.f.4, i64 %arg.f.5.0, i64 %arg.f.5.1, i64 %arg.f.6.0, i64 %arg.f.6.1) {
entry:
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.pixels.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B112, %entry
  %.81.0 = phi i64 [ 0, %entry ], [ %.152, %B112 ]
  %.84.0 = phi i64 [ %storemerge, %entry ], [ %.148, %B112 ]
  %.139 = icmp sgt i64 %.84.0, 0
  br i1 %.139, label %B56.if, label %B162

B112:                                             ; preds = %B56.if, %B112.if
  %.216.0 = phi i64 [ 0, %B56.if ], [ %.285, %B112.if ]
  %.219.0 = phi i64 [ %storemerge177, %B56.if ], [ %.281, %B112.if ]
  %.272 = icmp sgt i64 %.219.0, 0
  br i1 %.272, label %B112.if, label %B56

B162:                                             ; preds = %B56
  store ptr null, ptr %retptr, align 8
  ret i32 0

B56.if:                                           ; preds = %B56
  %.148 = add nsw i64 %.84.0, -1
  %.152 = add i64 %.81.0, 1
  %storemerge177 = call i64 @llvm.smax.i64(i64 %arg.pixels.5.1, i64 0)
  br label %B112

B112.if:                                          ; preds = %B112
  %.281 = add nsw i64 %.219.0, -1
  %.285 = add i64 %.216.0, 1
  %.333 = icmp slt i64 %.81.0, 0
  %.334 = select i1 %.333, i64 %arg.pixels.5.0, i64 0
  %.335 = add i64 %.81.0, %.334
  %.336 = icmp slt i64 %.216.0, 0
  %.337 = select i1 %.336, i64 %arg.pixels.5.1, i64 0
  %.355 = mul i64 %.335, %arg.pixels.5.1
  %0 = getelementptr i8, ptr %arg.pixels.4, i64 %.355
  %1 = getelementptr i8, ptr %0, i64 %.216.0
  %.359 = getelementptr i8, ptr %1, i64 %.337
  %.360 = load i8, ptr %.359, align 1
  %.362 = zext i8 %.360 to i64
  %.387 = getelementptr float, ptr %arg.levels.4, i64 %.362
  %.388 = load float, ptr %.387, align 4
  %.412 = icmp slt i64 %.81.0, 0
  %.413 = select i1 %.412, i64 %arg.f.5.0, i64 0
  %.414 = add i64 %.81.0, %.413
  %.415 = icmp slt i64 %.216.0, 0
  %.416 = select i1 %.415, i64 %arg.f.5.1, i64 0
  %.434 = mul i64 %.414, %arg.f.5.1
  %2 = getelementptr float, ptr %arg.f.4, i64 %.434
  %3 = getelementptr float, ptr %2, i64 %.216.0
  %.438 = getelementptr float, ptr %3, i64 %.416
  store float %.388, ptr %.438, align 4
  br label %B112
}

define void @f_of_grey.0(ptr %slots) {
  %ret = alloca i64, align 8
  %exc = alloca ptr, align 8
  %slot0 = load i64, ptr %slots, align 8
  %data0 = inttoptr i64 %slot0 to ptr
  %at1 = getelementptr i8, ptr %slots, i64 8
  %slot1 = load i64, ptr %at1, align 8
  %at2 = getelementptr i8, ptr %slots, i64 16
  %slot2 = load i64, ptr %at2, align 8
  %at3 = getelementptr i8, ptr %slots, i64 24
  %slot3 = load i64, ptr %at3, align 8
  %data1 = inttoptr i64 %slot3 to ptr
  %at4 = getelementptr i8, ptr %slots, i64 32
  %slot4 = load i64, ptr %at4, align 8
  %at5 = getelementptr i8, ptr %slots, i64 40
  %slot5 = load i64, ptr %at5, align 8
  %data2 = inttoptr i64 %slot5 to ptr
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %status = call i32 @loop(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 1, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data1, i64 %slot4, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot6, i64 %slot7, i64 0, i64 0)
  ret void
}

define internal i32 @loop.13(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, ptr %arg.levels.0, ptr %arg.levels.1, i64 %arg.levels.2, i64 %arg.levels.3, ptr %arg.levels.4, i64 %arg.levels.5.0, i64 %arg.levels.6.0, ptr %arg.f.0, ptr %arg.f.1, i64 %arg.f.2, i64 %arg.f.3, ptr %arg.f.4, i64 %arg.f.5.0, i64 %arg.f.5.1, i64 %arg.f.6.0, i64 %arg.f.6.1) {
entry:
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.pixels.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B112, %entry
  %.81.0 = phi i64 [ 0, %entry ], [ %.152, %B112 ]
  %.84.0 = phi i64 [ %storemerge, %entry ], [ %.148, %B112 ]
  %.139 = icmp sgt i64 %.84.0, 0
  br i1 %.139, label %B56.if, label %B162

B112:                                             ; preds = %B56.if, %B112.if
  %.216.0 = phi i64 [ 0, %B56.if ], [ %.285, %B112.if ]
  %.219.0 = phi i64 [ %storemerge177, %B56.if ], [ %.281, %B112.if ]
  %.272 = icmp sgt i64 %.219.0, 0
  br i1 %.272, label %B112.if, label %B56

B162:                                             ; preds = %B56
  store ptr null, ptr %retptr, align 8
  ret i32 0

B56.if:                                           ; preds = %B56
  %.148 = add nsw i64 %.84.0, -1
  %.152 = add i64 %.81.0, 1
  %storemerge177 = call i64 @llvm.smax.i64(i64 %arg.pixels.5.1, i64 0)
  br label %B112

B112.if:                                          ; preds = %B112
  %.281 = add nsw i64 %.219.0, -1
  %.285 = add i64 %.216.0, 1
  %.333 = icmp slt i64 %.81.0, 0
  %.334 = select i1 %.333, i64 %arg.pixels.5.0, i64 0
  %.335 = add i64 %.81.0, %.334
  %.336 = icmp slt i64 %.216.0, 0
  %.337 = select i1 %.336, i64 %arg.pixels.5.1, i64 0
  %.355 = mul i64 %.335, %arg.pixels.5.1
  %0 = getelementptr i16, ptr %arg.pixels.4, i64 %.355
  %1 = getelementptr i16, ptr %0, i64 %.216.0
  %.359 = getelementptr i16, ptr %1, i64 %.337
  %.360 = load i16, ptr %.359, align 2
  %.362 = zext i16 %.360 to i64
  %.387 = getelementptr float, ptr %arg.levels.4, i64 %.362
  %.388 = load float, ptr %.387, align 4
  %.412 = icmp slt i64 %.81.0, 0
  %.413 = select i1 %.412, i64 %arg.f.5.0, i64 0
  %.414 = add i64 %.81.0, %.413
  %.415 = icmp slt i64 %.216.0, 0
  %.416 = select i1 %.415, i64 %arg.f.5.1, i64 0
  %.434 = mul i64 %.414, %arg.f.5.1
  %2 = getelementptr float, ptr %arg.f.4, i64 %.434
  %3 = getelementptr float, ptr %2, i64 %.216.0
  %.438 = getelementptr float, ptr %3, i64 %.416
  store float %.388, ptr %.438, align 4
  br label %B112
}

define void @f_of_grey.1(ptr %slots) {
  %ret = alloca i64, align 8
  %exc = alloca ptr, align 8
  %slot0 = load i64, ptr %slots, align 8
  %data0 = inttoptr i64 %slot0 to ptr
  %at1 = getelementptr i8, ptr %slots, i64 8
  %slot1 = load i64, ptr %at1, align 8
  %at2 = getelementptr i8, ptr %slots, i64 16
  %slot2 = load i64, ptr %at2, align 8
  %at3 = getelementptr i8, ptr %slots, i64 24
  %slot3 = load i64, ptr %at3, align 8
  %data1 = inttoptr i64 %slot3 to ptr
  %at4 = getelementptr i8, ptr %slots, i64 32
  %slot4 = load i64, ptr %at4, align 8
  %at5 = getelementptr i8, ptr %slots, i64 40
  %slot5 = load i64, ptr %at5, align 8
  %data2 = inttoptr i64 %slot5 to ptr
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %status = call i32 @loop.13(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 2, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data1, i64 %slot4, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot6, i64 %slot7, i64 0, i64 0)
  ret void
}

define internal i32 @loop.14(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.5.2, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, i64 %arg.pixels.6.2, ptr %arg.levels.0, ptr %arg.levels.1, i64 %arg.levels.2, i64 %arg.levels.3, ptr %arg.levels.4, i64 %arg.levels.5.0, i64 %arg.levels.6.0, ptr %arg.f.0, ptr %arg.f.1, i64 %arg.f.2, i64 %arg.f.3, ptr %arg.f.4, i64 %arg.f.5.0, i64 %arg.f.5.1, i64 %arg.f.6.0, i64 %arg.f.6.1, ptr %arg.third.0, ptr %arg.third.1, i64 %arg.third.2, i64 %arg.third.3, ptr %arg.third.4, i64 %arg.third.5.0, i64 %arg.third.5.1, i64 %arg.third.6.0, i64 %arg.third.6.1, ptr %arg.y.0, ptr %arg.y.1, i64 %arg.y.2, i64 %arg.y.3, ptr %arg.y.4, i64 %arg.y.5.0, i64 %arg.y.6.0, ptr %arg.bits.0, ptr %arg.bits.1, i64 %arg.bits.2, i64 %arg.bits.3, ptr %arg.bits.4, i64 %arg.bits.5.0, i64 %arg.bits.6.0) {
entry:
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.f.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B486, %entry
  %.122.0 = phi i64 [ 0, %entry ], [ %.194, %B486 ]
  %.125.0 = phi i64 [ %storemerge, %entry ], [ %.190, %B486 ]
  %.181 = icmp sgt i64 %.125.0, 0
  br i1 %.181, label %B58.if, label %B696

B114:                                             ; preds = %B58.if, %B114.if
  %.258.0 = phi i64 [ 0, %B58.if ], [ %.327, %B114.if ]
  %.261.0 = phi i64 [ %storemerge501, %B58.if ], [ %.323, %B114.if ]
  %.314 = icmp sgt i64 %.261.0, 0
  br i1 %.314, label %B114.if, label %B292

B292:                                             ; preds = %B114
  %storemerge502 = call i64 @llvm.smax.i64(i64 %arg.f.5.1, i64 0)
  br label %B344

B344:                                             ; preds = %B344.if, %B292
  %.740.0 = phi i64 [ 0, %B292 ], [ %.809, %B344.if ]
  %.743.0 = phi i64 [ %storemerge502, %B292 ], [ %.805, %B344.if ]
  %.796 = icmp sgt i64 %.743.0, 0
  br i1 %.796, label %B344.if, label %B434

B434:                                             ; preds = %B344
  %storemerge503 = call i64 @llvm.smax.i64(i64 %arg.f.5.1, i64 0)
  br label %B486

B486:                                             ; preds = %B434, %B618
  %.975.0 = phi i64 [ 0, %B434 ], [ %.1044, %B618 ]
  %.978.0 = phi i64 [ %storemerge503, %B434 ], [ %.1040, %B618 ]
  %.1031 = icmp sgt i64 %.978.0, 0
  br i1 %.1031, label %B486.if, label %B56

B556:                                             ; preds = %B556.if, %B486.if
  %.1187.0 = phi i64 [ 2, %B486.if ], [ %.1249, %B556.if ]
  %t.2.2 = phi float [ %.1123, %B486.if ], [ %.1295, %B556.if ]
  %.1240 = icmp sgt i64 %.1187.0, 0
  br i1 %.1240, label %B556.if, label %B618

B618:                                             ; preds = %B556
  %.1304 = fcmp contract ogt float %.1154, 0x3F82231840000000
  %.1318 = fmul contract float %.1154, 0x401F25E360000000
  %.1321 = fadd contract float %.1318, 0x3FC1A7B960000000
  %"$phi678.2.2.2" = select i1 %.1304, float %t.2.2, float %.1321
  %.1352 = icmp slt i64 %.122.0, 0
  %.1353 = select i1 %.1352, i64 %arg.f.5.0, i64 0
  %.1354 = add i64 %.122.0, %.1353
  %.1355 = icmp slt i64 %.975.0, 0
  %.1356 = select i1 %.1355, i64 %arg.f.5.1, i64 0
  %.1374 = mul i64 %.1354, %arg.f.5.1
  %0 = getelementptr float, ptr %arg.f.4, i64 %.1374
  %1 = getelementptr float, ptr %0, i64 %.975.0
  %.1378 = getelementptr float, ptr %1, i64 %.1356
  store float %"$phi678.2.2.2", ptr %.1378, align 4
  br label %B486

B696:                                             ; preds = %B56
  store ptr null, ptr %retptr, align 8
  ret i32 0

B58.if:                                           ; preds = %B56
  %.190 = add nsw i64 %.125.0, -1
  %.194 = add i64 %.122.0, 1
  %storemerge501 = call i64 @llvm.smax.i64(i64 %arg.f.5.1, i64 0)
  br label %B114

B114.if:                                          ; preds = %B114
  %.323 = add nsw i64 %.261.0, -1
  %.327 = add i64 %.258.0, 1
  %.388 = icmp slt i64 %.122.0, 0
  %.389 = select i1 %.388, i64 %arg.pixels.5.0, i64 0
  %.390 = add i64 %.122.0, %.389
  %.391 = icmp slt i64 %.258.0, 0
  %.392 = select i1 %.391, i64 %arg.pixels.5.1, i64 0
  %.393 = add i64 %.258.0, %.392
  %.418 = mul i64 %arg.pixels.5.1, %arg.pixels.5.2
  %.420 = mul i64 %.390, %.418
  %.422 = mul i64 %.393, %arg.pixels.5.2
  %2 = getelementptr i8, ptr %arg.pixels.4, i64 %.420
  %.426 = getelementptr i8, ptr %2, i64 %.422
  %.427 = load i8, ptr %.426, align 1
  %.429 = zext i8 %.427 to i64
  %.454 = getelementptr float, ptr %arg.levels.4, i64 %.429
  %.455 = load float, ptr %.454, align 4
  %.492 = icmp slt i64 %.122.0, 0
  %.493 = select i1 %.492, i64 %arg.pixels.5.0, i64 0
  %.494 = add i64 %.122.0, %.493
  %.495 = icmp slt i64 %.258.0, 0
  %.496 = select i1 %.495, i64 %arg.pixels.5.1, i64 0
  %.497 = add i64 %.258.0, %.496
  %.522 = mul i64 %arg.pixels.5.1, %arg.pixels.5.2
  %.524 = mul i64 %.494, %.522
  %.526 = mul i64 %.497, %arg.pixels.5.2
  %3 = getelementptr i8, ptr %arg.pixels.4, i64 %.524
  %4 = getelementptr i8, ptr %3, i64 %.526
  %.530 = getelementptr i8, ptr %4, i64 1
  %.531 = load i8, ptr %.530, align 1
  %.533 = zext i8 %.531 to i64
  %.558 = getelementptr float, ptr %arg.levels.4, i64 %.533
  %.559 = load float, ptr %.558, align 4
  %.596 = icmp slt i64 %.122.0, 0
  %.597 = select i1 %.596, i64 %arg.pixels.5.0, i64 0
  %.598 = add i64 %.122.0, %.597
  %.599 = icmp slt i64 %.258.0, 0
  %.600 = select i1 %.599, i64 %arg.pixels.5.1, i64 0
  %.601 = add i64 %.258.0, %.600
  %.626 = mul i64 %arg.pixels.5.1, %arg.pixels.5.2
  %.628 = mul i64 %.598, %.626
  %.630 = mul i64 %.601, %arg.pixels.5.2
  %5 = getelementptr i8, ptr %arg.pixels.4, i64 %.628
  %6 = getelementptr i8, ptr %5, i64 %.630
  %.634 = getelementptr i8, ptr %6, i64 2
  %.635 = load i8, ptr %.634, align 1
  %.637 = zext i8 %.635 to i64
  %.662 = getelementptr float, ptr %arg.levels.4, i64 %.637
  %.663 = load float, ptr %.662, align 4
  %.664 = fmul contract float %.455, 0x3FCB38CDA0000000
  %.665 = fmul contract float %.559, 0x3FE6E29740000000
  %.666 = fadd contract float %.664, %.665
  %.667 = fmul contract float %.663, 0x3FB279AAE0000000
  %.668 = fadd contract float %.666, %.667
  %.682 = icmp slt i64 %.258.0, 0
  %.683 = select i1 %.682, i64 %arg.y.5.0, i64 0
  %7 = getelementptr float, ptr %arg.y.4, i64 %.258.0
  %.697 = getelementptr float, ptr %7, i64 %.683
  store float %.668, ptr %.697, align 4
  br label %B114

B344.if:                                          ; preds = %B344
  %.805 = add nsw i64 %.743.0, -1
  %.809 = add i64 %.740.0, 1
  %8 = getelementptr i32, ptr %arg.bits.4, i64 %.740.0
  %.847 = icmp slt i64 %.740.0, 0
  %.848 = select i1 %.847, i64 %arg.bits.5.0, i64 0
  %.862 = getelementptr i32, ptr %8, i64 %.848
  %.863 = load i32, ptr %.862, align 4
  %9 = udiv i32 %.863, 3
  %narrow = add nuw nsw i32 %9, 709921077
  %.905 = icmp slt i64 %.122.0, 0
  %.906 = select i1 %.905, i64 %arg.third.5.0, i64 0
  %.907 = add i64 %.122.0, %.906
  %.908 = icmp slt i64 %.740.0, 0
  %.909 = select i1 %.908, i64 %arg.third.5.1, i64 0
  %.927 = mul i64 %.907, %arg.third.5.1
  %10 = getelementptr i32, ptr %arg.third.4, i64 %.927
  %11 = getelementptr i32, ptr %10, i64 %.740.0
  %.931 = getelementptr i32, ptr %11, i64 %.909
  store i32 %narrow, ptr %.931, align 4
  br label %B344

B486.if:                                          ; preds = %B486
  %.1040 = add nsw i64 %.978.0, -1
  %.1044 = add i64 %.975.0, 1
  %.1096 = icmp slt i64 %.122.0, 0
  %.1097 = select i1 %.1096, i64 %arg.f.5.0, i64 0
  %.1098 = add i64 %.122.0, %.1097
  %.1099 = icmp slt i64 %.975.0, 0
  %.1100 = select i1 %.1099, i64 %arg.f.5.1, i64 0
  %.1118 = mul i64 %.1098, %arg.f.5.1
  %12 = getelementptr float, ptr %arg.f.4, i64 %.1118
  %13 = getelementptr float, ptr %12, i64 %.975.0
  %.1122 = getelementptr float, ptr %13, i64 %.1100
  %.1123 = load float, ptr %.1122, align 4
  %.1138 = icmp slt i64 %.975.0, 0
  %.1139 = select i1 %.1138, i64 %arg.y.5.0, i64 0
  %14 = getelementptr float, ptr %arg.y.4, i64 %.975.0
  %.1153 = getelementptr float, ptr %14, i64 %.1139
  %.1154 = load float, ptr %.1153, align 4
  br label %B556

B556.if:                                          ; preds = %B556
  %.1249 = add nsw i64 %.1187.0, -1
  %.1280 = fmul contract float %t.2.2, %t.2.2
  %.1282 = fmul contract float %.1280, %t.2.2
  %.1284 = fadd contract float %.1282, %.1154
  %.1286 = fadd contract float %.1284, %.1154
  %.1287 = fadd contract float %.1282, %.1282
  %.1289 = fadd contract float %.1287, %.1154
  %.1293 = fdiv contract float %.1286, %.1289
  %.1295 = fmul contract float %t.2.2, %.1293
  br label %B556
}

define void @f_of_rgb.0(ptr %slots) {
  %ret = alloca i64, align 8
  %exc = alloca ptr, align 8
  %slot0 = load i64, ptr %slots, align 8
  %data0 = inttoptr i64 %slot0 to ptr
  %at1 = getelementptr i8, ptr %slots, i64 8
  %slot1 = load i64, ptr %at1, align 8
  %at2 = getelementptr i8, ptr %slots, i64 16
  %slot2 = load i64, ptr %at2, align 8
  %at3 = getelementptr i8, ptr %slots, i64 24
  %slot3 = load i64, ptr %at3, align 8
  %at4 = getelementptr i8, ptr %slots, i64 32
  %slot4 = load i64, ptr %at4, align 8
  %data1 = inttoptr i64 %slot4 to ptr
  %at5 = getelementptr i8, ptr %slots, i64 40
  %slot5 = load i64, ptr %at5, align 8
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %data2 = inttoptr i64 %slot6 to ptr
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %at8 = getelementptr i8, ptr %slots, i64 64
  %slot8 = load i64, ptr %at8, align 8
  %at9 = getelementptr i8, ptr %slots, i64 72
  %slot9 = load i64, ptr %at9, align 8
  %data3 = inttoptr i64 %slot9 to ptr
  %at10 = getelementptr i8, ptr %slots, i64 80
  %slot10 = load i64, ptr %at10, align 8
  %at11 = getelementptr i8, ptr %slots, i64 88
  %slot11 = load i64, ptr %at11, align 8
  %at12 = getelementptr i8, ptr %slots, i64 96
  %slot12 = load i64, ptr %at12, align 8
  %data4 = inttoptr i64 %slot12 to ptr
  %at13 = getelementptr i8, ptr %slots, i64 104
  %slot13 = load i64, ptr %at13, align 8
  %at14 = getelementptr i8, ptr %slots, i64 112
  %slot14 = load i64, ptr %at14, align 8
  %data5 = inttoptr i64 %slot14 to ptr
  %at15 = getelementptr i8, ptr %slots, i64 120
  %slot15 = load i64, ptr %at15, align 8
  %status = call i32 @loop.14(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 1, ptr %data0, i64 %slot1, i64 %slot2, i64 %slot3, i64 0, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data1, i64 %slot5, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot7, i64 %slot8, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot10, i64 %slot11, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot13, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot15, i64 0)
  ret void
}

define internal i32 @loop.15(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.5.2, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, i64 %arg.pixels.6.2, ptr %arg.levels.0, ptr %arg.levels.1, i64 %arg.levels.2, i64 %arg.levels.3, ptr %arg.levels.4, i64 %arg.levels.5.0, i64 %arg.levels.6.0, ptr %arg.f.0, ptr %arg.f.1, i64 %arg.f.2, i64 %arg.f.3, ptr %arg.f.4, i64 %arg.f.5.0, i64 %arg.f.5.1, i64 %arg.f.6.0, i64 %arg.f.6.1, ptr %arg.third.0, ptr %arg.third.1, i64 %arg.third.2, i64 %arg.third.3, ptr %arg.third.4, i64 %arg.third.5.0, i64 %arg.third.5.1, i64 %arg.third.6.0, i64 %arg.third.6.1, ptr %arg.y.0, ptr %arg.y.1, i64 %arg.y.2, i64 %arg.y.3, ptr %arg.y.4, i64 %arg.y.5.0, i64 %arg.y.6.0, ptr %arg.bits.0, ptr %arg.bits.1, i64 %arg.bits.2, i64 %arg.bits.3, ptr %arg.bits.4, i64 %arg.bits.5.0, i64 %arg.bits.6.0) {
entry:
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.f.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B486, %entry
  %.122.0 = phi i64 [ 0, %entry ], [ %.194, %B486 ]
  %.125.0 = phi i64 [ %storemerge, %entry ], [ %.190, %B486 ]
  %.181 = icmp sgt i64 %.125.0, 0
  br i1 %.181, label %B58.if, label %B696

B114:                                             ; preds = %B58.if, %B114.if
  %.258.0 = phi i64 [ 0, %B58.if ], [ %.327, %B114.if ]
  %.261.0 = phi i64 [ %storemerge501, %B58.if ], [ %.323, %B114.if ]
  %.314 = icmp sgt i64 %.261.0, 0
  br i1 %.314, label %B114.if, label %B292

B292:                                             ; preds = %B114
  %storemerge502 = call i64 @llvm.smax.i64(i64 %arg.f.5.1, i64 0)
  br label %B344

B344:                                             ; preds = %B344.if, %B292
  %.740.0 = phi i64 [ 0, %B292 ], [ %.809, %B344.if ]
  %.743.0 = phi i64 [ %storemerge502, %B292 ], [ %.805, %B344.if ]
  %.796 = icmp sgt i64 %.743.0, 0
  br i1 %.796, label %B344.if, label %B434

B434:                                             ; preds = %B344
  %storemerge503 = call i64 @llvm.smax.i64(i64 %arg.f.5.1, i64 0)
  br label %B486

B486:                                             ; preds = %B434, %B618
  %.975.0 = phi i64 [ 0, %B434 ], [ %.1044, %B618 ]
  %.978.0 = phi i64 [ %storemerge503, %B434 ], [ %.1040, %B618 ]
  %.1031 = icmp sgt i64 %.978.0, 0
  br i1 %.1031, label %B486.if, label %B56

B556:                                             ; preds = %B556.if, %B486.if
  %.1187.0 = phi i64 [ 2, %B486.if ], [ %.1249, %B556.if ]
  %t.2.2 = phi float [ %.1123, %B486.if ], [ %.1295, %B556.if ]
  %.1240 = icmp sgt i64 %.1187.0, 0
  br i1 %.1240, label %B556.if, label %B618

B618:                                             ; preds = %B556
  %.1304 = fcmp contract ogt float %.1154, 0x3F82231840000000
  %.1318 = fmul contract float %.1154, 0x401F25E360000000
  %.1321 = fadd contract float %.1318, 0x3FC1A7B960000000
  %"$phi678.2.2.2" = select i1 %.1304, float %t.2.2, float %.1321
  %.1352 = icmp slt i64 %.122.0, 0
  %.1353 = select i1 %.1352, i64 %arg.f.5.0, i64 0
  %.1354 = add i64 %.122.0, %.1353
  %.1355 = icmp slt i64 %.975.0, 0
  %.1356 = select i1 %.1355, i64 %arg.f.5.1, i64 0
  %.1374 = mul i64 %.1354, %arg.f.5.1
  %0 = getelementptr float, ptr %arg.f.4, i64 %.1374
  %1 = getelementptr float, ptr %0, i64 %.975.0
  %.1378 = getelementptr float, ptr %1, i64 %.1356
  store float %"$phi678.2.2.2", ptr %.1378, align 4
  br label %B486

B696:                                             ; preds = %B56
  store ptr null, ptr %retptr, align 8
  ret i32 0

B58.if:                                           ; preds = %B56
  %.190 = add nsw i64 %.125.0, -1
  %.194 = add i64 %.122.0, 1
  %storemerge501 = call i64 @llvm.smax.i64(i64 %arg.f.5.1, i64 0)
  br label %B114

B114.if:                                          ; preds = %B114
  %.323 = add nsw i64 %.261.0, -1
  %.327 = add i64 %.258.0, 1
  %.388 = icmp slt i64 %.122.0, 0
  %.389 = select i1 %.388, i64 %arg.pixels.5.0, i64 0
  %.390 = add i64 %.122.0, %.389
  %.391 = icmp slt i64 %.258.0, 0
  %.392 = select i1 %.391, i64 %arg.pixels.5.1, i64 0
  %.393 = add i64 %.258.0, %.392
  %.418 = mul i64 %arg.pixels.5.1, %arg.pixels.5.2
  %.420 = mul i64 %.390, %.418
  %.422 = mul i64 %.393, %arg.pixels.5.2
  %2 = getelementptr i16, ptr %arg.pixels.4, i64 %.420
  %.426 = getelementptr i16, ptr %2, i64 %.422
  %.427 = load i16, ptr %.426, align 2
  %.429 = zext i16 %.427 to i64
  %.454 = getelementptr float, ptr %arg.levels.4, i64 %.429
  %.455 = load float, ptr %.454, align 4
  %.492 = icmp slt i64 %.122.0, 0
  %.493 = select i1 %.492, i64 %arg.pixels.5.0, i64 0
  %.494 = add i64 %.122.0, %.493
  %.495 = icmp slt i64 %.258.0, 0
  %.496 = select i1 %.495, i64 %arg.pixels.5.1, i64 0
  %.497 = add i64 %.258.0, %.496
  %.522 = mul i64 %arg.pixels.5.1, %arg.pixels.5.2
  %.524 = mul i64 %.494, %.522
  %.526 = mul i64 %.497, %arg.pixels.5.2
  %3 = getelementptr i16, ptr %arg.pixels.4, i64 %.524
  %4 = getelementptr i16, ptr %3, i64 %.526
  %.530 = getelementptr i8, ptr %4, i64 2
  %.531 = load i16, ptr %.530, align 2
  %.533 = zext i16 %.531 to i64
  %.558 = getelementptr float, ptr %arg.levels.4, i64 %.533
  %.559 = load float, ptr %.558, align 4
  %.596 = icmp slt i64 %.122.0, 0
  %.597 = select i1 %.596, i64 %arg.pixels.5.0, i64 0
  %.598 = add i64 %.122.0, %.597
  %.599 = icmp slt i64 %.258.0, 0
  %.600 = select i1 %.599, i64 %arg.pixels.5.1, i64 0
  %.601 = add i64 %.258.0, %.600
  %.626 = mul i64 %arg.pixels.5.1, %arg.pixels.5.2
  %.628 = mul i64 %.598, %.626
  %.630 = mul i64 %.601, %arg.pixels.5.2
  %5 = getelementptr i16, ptr %arg.pixels.4, i64 %.628
  %6 = getelementptr i16, ptr %5, i64 %.630
  %.634 = getelementptr i8, ptr %6, i64 4
  %.635 = load i16, ptr %.634, align 2
  %.637 = zext i16 %.635 to i64
  %.662 = getelementptr float, ptr %arg.levels.4, i64 %.637
  %.663 = load float, ptr %.662, align 4
  %.664 = fmul contract float %.455, 0x3FCB38CDA0000000
  %.665 = fmul contract float %.559, 0x3FE6E29740000000
  %.666 = fadd contract float %.664, %.665
  %.667 = fmul contract float %.663, 0x3FB279AAE0000000
  %.668 = fadd contract float %.666, %.667
  %.682 = icmp slt i64 %.258.0, 0
  %.683 = select i1 %.682, i64 %arg.y.5.0, i64 0
  %7 = getelementptr float, ptr %arg.y.4, i64 %.258.0
  %.697 = getelementptr float, ptr %7, i64 %.683
  store float %.668, ptr %.697, align 4
  br label %B114

B344.if:                                          ; preds = %B344
  %.805 = add nsw i64 %.743.0, -1
  %.809 = add i64 %.740.0, 1
  %8 = getelementptr i32, ptr %arg.bits.4, i64 %.740.0
  %.847 = icmp slt i64 %.740.0, 0
  %.848 = select i1 %.847, i64 %arg.bits.5.0, i64 0
  %.862 = getelementptr i32, ptr %8, i64 %.848
  %.863 = load i32, ptr %.862, align 4
  %9 = udiv i32 %.863, 3
  %narrow = add nuw nsw i32 %9, 709921077
  %.905 = icmp slt i64 %.122.0, 0
  %.906 = select i1 %.905, i64 %arg.third.5.0, i64 0
  %.907 = add i64 %.122.0, %.906
  %.908 = icmp slt i64 %.740.0, 0
  %.909 = select i1 %.908, i64 %arg.third.5.1, i64 0
  %.927 = mul i64 %.907, %arg.third.5.1
  %10 = getelementptr i32, ptr %arg.third.4, i64 %.927
  %11 = getelementptr i32, ptr %10, i64 %.740.0
  %.931 = getelementptr i32, ptr %11, i64 %.909
  store i32 %narrow, ptr %.931, align 4
  br label %B344

B486.if:                                          ; preds = %B486
  %.1040 = add nsw i64 %.978.0, -1
  %.1044 = add i64 %.975.0, 1
  %.1096 = icmp slt i64 %.122.0, 0
  %.1097 = select i1 %.1096, i64 %arg.f.5.0, i64 0
  %.1098 = add i64 %.122.0, %.1097
  %.1099 = icmp slt i64 %.975.0, 0
  %.1100 = select i1 %.1099, i64 %arg.f.5.1, i64 0
  %.1118 = mul i64 %.1098, %arg.f.5.1
  %12 = getelementptr float, ptr %arg.f.4, i64 %.1118
  %13 = getelementptr float, ptr %12, i64 %.975.0
  %.1122 = getelementptr float, ptr %13, i64 %.1100
  %.1123 = load float, ptr %.1122, align 4
  %.1138 = icmp slt i64 %.975.0, 0
  %.1139 = select i1 %.1138, i64 %arg.y.5.0, i64 0
  %14 = getelementptr float, ptr %arg.y.4, i64 %.975.0
  %.1153 = getelementptr float, ptr %14, i64 %.1139
  %.1154 = load float, ptr %.1153, align 4
  br label %B556

B556.if:                                          ; preds = %B556
  %.1249 = add nsw i64 %.1187.0, -1
  %.1280 = fmul contract float %t.2.2, %t.2.2
  %.1282 = fmul contract float %.1280, %t.2.2
  %.1284 = fadd contract float %.1282, %.1154
  %.1286 = fadd contract float %.1284, %.1154
  %.1287 = fadd contract float %.1282, %.1282
  %.1289 = fadd contract float %.1287, %.1154
  %.1293 = fdiv contract float %.1286, %.1289
  %.1295 = fmul contract float %t.2.2, %.1293
  br label %B556
}

define void @f_of_rgb.1(ptr %slots) {
  %ret = alloca i64, align 8
  %exc = alloca ptr, align 8
  %slot0 = load i64, ptr %slots, align 8
  %data0 = inttoptr i64 %slot0 to ptr
  %at1 = getelementptr i8, ptr %slots, i64 8
  %slot1 = load i64, ptr %at1, align 8
  %at2 = getelementptr i8, ptr %slots, i64 16
  %slot2 = load i64, ptr %at2, align 8
  %at3 = getelementptr i8, ptr %slots, i64 24
  %slot3 = load i64, ptr %at3, align 8
  %at4 = getelementptr i8, ptr %slots, i64 32
  %slot4 = load i64, ptr %at4, align 8
  %data1 = inttoptr i64 %slot4 to ptr
  %at5 = getelementptr i8, ptr %slots, i64 40
  %slot5 = load i64, ptr %at5, align 8
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %data2 = inttoptr i64 %slot6 to ptr
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %at8 = getelementptr i8, ptr %slots, i64 64
  %slot8 = load i64, ptr %at8, align 8
  %at9 = getelementptr i8, ptr %slots, i64 72
  %slot9 = load i64, ptr %at9, align 8
  %data3 = inttoptr i64 %slot9 to ptr
  %at10 = getelementptr i8, ptr %slots, i64 80
  %slot10 = load i64, ptr %at10, align 8
  %at11 = getelementptr i8, ptr %slots, i64 88
  %slot11 = load i64, ptr %at11, align 8
  %at12 = getelementptr i8, ptr %slots, i64 96
  %slot12 = load i64, ptr %at12, align 8
  %data4 = inttoptr i64 %slot12 to ptr
  %at13 = getelementptr i8, ptr %slots, i64 104
  %slot13 = load i64, ptr %at13, align 8
  %at14 = getelementptr i8, ptr %slots, i64 112
  %slot14 = load i64, ptr %at14, align 8
  %data5 = inttoptr i64 %slot14 to ptr
  %at15 = getelementptr i8, ptr %slots, i64 120
  %slot15 = load i64, ptr %at15, align 8
  %status = call i32 @loop.15(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 2, ptr %data0, i64 %slot1, i64 %slot2, i64 %slot3, i64 0, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data1, i64 %slot5, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot7, i64 %slot8, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot10, i64 %slot11, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot13, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot15, i64 0)
  ret void
}

define internal i32 @loop.16(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.grey.0, ptr %arg.grey.1, i64 %arg.grey.2, i64 %arg.grey.3, ptr %arg.grey.4, i64 %arg.grey.5.0, i64 %arg.grey.5.1, i64 %arg.grey.6.0, i64 %arg.grey.6.1, ptr %arg.levels.0, ptr %arg.levels.1, i64 %arg.levels.2, i64 %arg.levels.3, ptr %arg.levels.4, i64 %arg.levels.5.0, i64 %arg.levels.6.0, ptr %arg.f.0, ptr %arg.f.1, i64 %arg.f.2, i64 %arg.f.3, ptr %arg.f.4, i64 %arg.f.5.0, i64 %arg.f.5.1, i64 %arg.f.6.0, i64 %arg.f.6.1, ptr %arg.rows.0, ptr %arg.rows.1, i64 %arg.rows.2, i64 %arg.rows.3, ptr %arg.rows.4, i64 %arg.rows.5.0, i64 %arg.rows.5.1, i64 %arg.rows.5.2, i64 %arg.rows.6.0, i64 %arg.rows.6.1, i64 %arg.rows.6.2, ptr %arg.first.0, ptr %arg.first.1, i64 %arg.first.2, i64 %arg.first.3, ptr %arg.first.4, i64 %arg.first.5.0, i64 %arg.first.6.0, ptr %arg.weights.0, ptr %arg.weights.1, i64 %arg.weights.2, i64 %arg.weights.3, ptr %arg.weights.4, i64 %arg.weights.5.0, i64 %arg.weights.5.1, i64 %arg.weights.6.0, i64 %arg.weights.6.1, ptr %arg.ab.0, ptr %arg.ab.1, i64 %arg.ab.2, i64 %arg.ab.3, ptr %arg.ab.4, i64 %arg.ab.5.0, i64 %arg.ab.5.1, i64 %arg.ab.6.0, i64 %arg.ab.6.1, ptr %arg.rgb.0, ptr %arg.rgb.1, i64 %arg.rgb.2, i64 %arg.rgb.3, ptr %arg.rgb.4, i64 %arg.rgb.5.0, i64 %arg.rgb.5.1, i64 %arg.rgb.6.0, i64 %arg.rgb.6.1, ptr %arg.flags.0, ptr %arg.flags.1, i64 %arg.flags.2, i64 %arg.flags.3, ptr %arg.flags.4, i64 %arg.flags.5.0, i64 %arg.flags.6.0, ptr %arg.eights.0, ptr %arg.eights.1, i64 %arg.eights.2, i64 %arg.eights.3, ptr %arg.eights.4, i64 %arg.eights.5.0, i64 %arg.eights.6.0, ptr %arg.where.0, ptr %arg.where.1, i64 %arg.where.2, i64 %arg.where.3, ptr %arg.where.4, i64 %arg.where.5.0, i64 %arg.where.6.0, ptr %arg.few.0, ptr %arg.few.1, i64 %arg.few.2, i64 %arg.few.3, ptr %arg.few.4, i64 %arg.few.5.0, i64 %arg.few.5.1, i64 %arg.few.6.0, i64 %arg.few.6.1, ptr %arg.indices.0, ptr %arg.indices.1, i64 %arg.indices.2, i64 %arg.indices.3, ptr %arg.indices.4, i64 %arg.indices.5.0, i64 %arg.indices.5.1, i64 %arg.indices.6.0, i64 %arg.indices.6.1, ptr %arg.byte_gamma.0, ptr %arg.byte_gamma.1, i64 %arg.byte_gamma.2, i64 %arg.byte_gamma.3, ptr %arg.byte_gamma.4, i64 %arg.byte_gamma.5.0, i64 %arg.byte_gamma.6.0, ptr %arg.coded.0, ptr %arg.coded.1, i64 %arg.coded.2, i64 %arg.coded.3, ptr %arg.coded.4, i64 %arg.coded.5.0, i64 %arg.coded.5.1, i64 %arg.coded.5.2, i64 %arg.coded.6.0, i64 %arg.coded.6.1, i64 %arg.coded.6.2, ptr %arg.gamma.0, ptr %arg.gamma.1, i64 %arg.gamma.2, i64 %arg.gamma.3, ptr %arg.gamma.4, i64 %arg.gamma.5.0, i64 %arg.gamma.6.0, ptr %arg.deep.0, ptr %arg.deep.1, i64 %arg.deep.2, i64 %arg.deep.3, ptr %arg.deep.4, i64 %arg.deep.5.0, i64 %arg.deep.5.1, i64 %arg.deep.5.2, i64 %arg.deep.6.0, i64 %arg.deep.6.1, i64 %arg.deep.6.2) {
entry:
  %.2215 = alloca [3 x float], align 4
  store float 0.000000e+00, ptr %.2215, align 4
  %.fca.1.gep = getelementptr inbounds nuw i8, ptr %.2215, i64 4
  store float 0.000000e+00, ptr %.fca.1.gep, align 4
  %.fca.2.gep = getelementptr inbounds nuw i8, ptr %.2215, i64 8
  store float 0.000000e+00, ptr %.fca.2.gep, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.2406 = alloca float, align 4
  store float 0.000000e+00, ptr %.2406, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.2434 = alloca float, align 4
  store float 0.000000e+00, ptr %.2434, align 4
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.2463 = alloca float, align 4
  store float 0.000000e+00, ptr %.2463, align 4
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.2491 = alloca float, align 4
  store float 0.000000e+00, ptr %.2491, align 4
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %.2565 = alloca ptr, align 8
  store ptr null, ptr %.2565, align 8
  %excinfo.6 = alloca ptr, align 8
  store ptr null, ptr %excinfo.6, align 8
  %.2937 = alloca float, align 4
  store float 0.000000e+00, ptr %.2937, align 4
  %excinfo.7 = alloca ptr, align 8
  store ptr null, ptr %excinfo.7, align 8
  %.2965 = alloca float, align 4
  store float 0.000000e+00, ptr %.2965, align 4
  %excinfo.8 = alloca ptr, align 8
  store ptr null, ptr %excinfo.8, align 8
  %.3480 = alloca float, align 4
  store float 0.000000e+00, ptr %.3480, align 4
  %excinfo.9 = alloca ptr, align 8
  store ptr null, ptr %excinfo.9, align 8
  %.3508 = alloca float, align 4
  store float 0.000000e+00, ptr %.3508, align 4
  %excinfo.10 = alloca ptr, align 8
  store ptr null, ptr %excinfo.10, align 8
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.first.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %entry, %B2085
  %.276.0 = phi i64 [ 0, %entry ], [ %.276.1, %B2085 ]
  %.279.0 = phi i64 [ %storemerge, %entry ], [ %.279.1, %B2085 ]
  %.335 = icmp sgt i64 %.279.0, 0
  %.344 = add nsw i64 %.279.0, -1
  %.348 = add i64 %.276.0, 1
  %.276.1 = select i1 %.335, i64 %.348, i64 %.276.0
  %.279.1 = select i1 %.335, i64 %.344, i64 %.279.0
  %.325.sroa.0.0 = select i1 %.335, i64 %.276.0, i64 0
  br i1 %.335, label %B60, label %B2084

B60:                                              ; preds = %B56
  %.390.not = icmp eq i64 %arg.levels.5.0, 0
  br i1 %.390.not, label %B196, label %B92

B92:                                              ; preds = %B60
  %storemerge1724 = call i64 @llvm.smax.i64(i64 %arg.grey.5.1, i64 0)
  br label %B148

B148:                                             ; preds = %B92, %B148.if
  %.433.0 = phi i64 [ 0, %B92 ], [ %.505, %B148.if ]
  %.436.0 = phi i64 [ %storemerge1724, %B92 ], [ %.501, %B148.if ]
  %.492 = icmp sgt i64 %.436.0, 0
  br i1 %.492, label %B148.if, label %B196

B196:                                             ; preds = %B148, %B60
  %light.2.2 = phi i64 [ 0, %B148 ], [ %.325.sroa.0.0, %B60 ]
  br label %B226

B226:                                             ; preds = %B368, %B196
  %.695.0 = phi i64 [ 0, %B196 ], [ %.764, %B368 ]
  %.698.0 = phi i64 [ 2, %B196 ], [ %.760, %B368 ]
  %.751 = icmp sgt i64 %.698.0, 0
  br i1 %.751, label %B226.if, label %B732

B282:                                             ; preds = %B226.if, %B282.if
  %.828.0 = phi i64 [ 0, %B226.if ], [ %.897, %B282.if ]
  %.831.0 = phi i64 [ %storemerge1729, %B226.if ], [ %.893, %B282.if ]
  %.884 = icmp sgt i64 %.831.0, 0
  br i1 %.884, label %B282.if, label %B312

B312:                                             ; preds = %B282
  %0 = add nuw i64 %arg.weights.5.1, 3
  %.1049 = lshr i64 %0, 2
  %.1028.inv = icmp sgt i64 %arg.weights.5.1, 0
  %storemerge1731 = select i1 %.1028.inv, i64 %.1049, i64 0
  br label %B368

B368:                                             ; preds = %B550, %B312
  %.1014.0 = phi i64 [ 0, %B312 ], [ %.1083, %B550 ]
  %.1017.0 = phi i64 [ %storemerge1731, %B312 ], [ %.1079, %B550 ]
  %.1070 = icmp sgt i64 %.1017.0, 0
  br i1 %.1070, label %B368.if, label %B226

B550:                                             ; preds = %B368.if, %B550.if
  %.1406.0 = phi i64 [ 0, %B368.if ], [ %.1475, %B550.if ]
  %.1409.0 = phi i64 [ %storemerge1732, %B368.if ], [ %.1471, %B550.if ]
  %.1462 = icmp sgt i64 %.1409.0, 0
  br i1 %.1462, label %B550.if, label %B368

B732:                                             ; preds = %B226
  %storemerge1725 = call i64 @llvm.smax.i64(i64 %arg.ab.5.1, i64 0)
  br label %B784

B784:                                             ; preds = %B786.endif.endif.endif.endif.endif, %B732
  %.1961.0 = phi i64 [ 0, %B732 ], [ %.2030, %B786.endif.endif.endif.endif.endif ]
  %.1964.0 = phi i64 [ %storemerge1725, %B732 ], [ %.2026, %B786.endif.endif.endif.endif.endif ]
  %.2017 = icmp sgt i64 %.1964.0, 0
  br i1 %.2017, label %B784.if, label %B1088

B1088:                                            ; preds = %B784
  store ptr null, ptr %.2565, align 8
  %.2591 = call i32 @loop.18(ptr nonnull %.2565, ptr nonnull %excinfo.6, ptr %arg.f.0, ptr %arg.f.1, i64 %arg.f.2, i64 %arg.f.3, ptr %arg.f.4, i64 %arg.f.5.0, i64 %arg.f.5.1, i64 %arg.f.6.0, i64 %arg.f.6.1, i64 %light.2.2, ptr %arg.ab.0, ptr %arg.ab.1, i64 %arg.ab.2, i64 %arg.ab.3, ptr %arg.ab.4, i64 %arg.ab.5.0, i64 %arg.ab.5.1, i64 %arg.ab.6.0, i64 %arg.ab.6.1, ptr %arg.rgb.0, ptr %arg.rgb.1, i64 %arg.rgb.2, i64 %arg.rgb.3, ptr %arg.rgb.4, i64 %arg.rgb.5.0, i64 %arg.rgb.5.1, i64 %arg.rgb.6.0, i64 %arg.rgb.6.1, ptr %arg.flags.0, ptr %arg.flags.1, i64 %arg.flags.2, i64 %arg.flags.3, ptr %arg.flags.4, i64 %arg.flags.5.0, i64 %arg.flags.6.0, ptr %arg.eights.0, ptr %arg.eights.1, i64 %arg.eights.2, i64 %arg.eights.3, ptr %arg.eights.4, i64 %arg.eights.5.0, i64 %arg.eights.6.0, ptr %arg.where.0, ptr %arg.where.1, i64 %arg.where.2, i64 %arg.where.3, ptr %arg.where.4, i64 %arg.where.5.0, i64 %arg.where.6.0, ptr %arg.few.0, ptr %arg.few.1, i64 %arg.few.2, i64 %arg.few.3, ptr %arg.few.4, i64 %arg.few.5.0, i64 %arg.few.5.1, i64 %arg.few.6.0, i64 %arg.few.6.1)
  switch i32 %.2591, label %B1088.if [
    i32 -2, label %B1088.endif
    i32 0, label %B1088.endif
  ], !prof !0

B1158:                                            ; preds = %B1088.endif
  %storemerge1728 = call i64 @llvm.smax.i64(i64 %arg.deep.5.1, i64 0)
  br label %B1210

B1210:                                            ; preds = %B1244, %B1158
  %.2670.0 = phi i64 [ 0, %B1158 ], [ %.2739, %B1244 ]
  %.2673.0 = phi i64 [ %storemerge1728, %B1158 ], [ %.2735, %B1244 ]
  %.2726 = icmp sgt i64 %.2673.0, 0
  br i1 %.2726, label %B1210.if, label %B2085

B1244:                                            ; preds = %B1246.endif.endif, %B1210.if
  %.2790.0 = phi i64 [ 0, %B1210.if ], [ %.2859, %B1246.endif.endif ]
  %.2793.0 = phi i64 [ 3, %B1210.if ], [ %.2855, %B1246.endif.endif ]
  %.2846 = icmp sgt i64 %.2793.0, 0
  br i1 %.2846, label %B1244.if, label %B1210

B1664:                                            ; preds = %B1088.endif, %B1720
  %.3197.0 = phi i64 [ %.3266, %B1720 ], [ 0, %B1088.endif ]
  %.3200.0 = phi i64 [ %.3262, %B1720 ], [ 3, %B1088.endif ]
  %.3253 = icmp sgt i64 %.3200.0, 0
  br i1 %.3253, label %B1664.if, label %B1942

B1720:                                            ; preds = %B1722.endif.endif, %B1664.if
  %.3333.0 = phi i64 [ 0, %B1664.if ], [ %.3402, %B1722.endif.endif ]
  %.3336.0 = phi i64 [ %storemerge1727, %B1664.if ], [ %.3398, %B1722.endif.endif ]
  %.3389 = icmp sgt i64 %.3336.0, 0
  br i1 %.3389, label %B1720.if, label %B1664

B1942:                                            ; preds = %B1664
  %storemerge1726 = call i64 @llvm.smax.i64(i64 %arg.coded.5.1, i64 0)
  br label %B1994

B1994:                                            ; preds = %B2028, %B1942
  %.3640.0 = phi i64 [ 0, %B1942 ], [ %.3709, %B2028 ]
  %.3643.0 = phi i64 [ %storemerge1726, %B1942 ], [ %.3705, %B2028 ]
  %.3696 = icmp sgt i64 %.3643.0, 0
  br i1 %.3696, label %B1994.if, label %B2085

B2028:                                            ; preds = %B1994.if, %B2028.if
  %.3760.0 = phi i64 [ 0, %B1994.if ], [ %.3829, %B2028.if ]
  %.3763.0 = phi i64 [ 3, %B1994.if ], [ %.3825, %B2028.if ]
  %.3816 = icmp sgt i64 %.3763.0, 0
  br i1 %.3816, label %B2028.if, label %B1994

common.ret:                                       ; preds = %B1722.endif.if, %B1722.if, %B1246.endif.if, %B1246.if, %B1088.if, %B786.endif.endif.endif.endif.if, %B786.endif.endif.endif.if, %B786.endif.endif.if, %B786.endif.if, %B786.if, %B2084
  %common.ret.op = phi i32 [ 0, %B2084 ], [ %.2219, %B786.if ], [ %.2412, %B786.endif.if ], [ %.2440, %B786.endif.endif.if ], [ %.2469, %B786.endif.endif.endif.if ], [ %.2497, %B786.endif.endif.endif.endif.if ], [ %.2591, %B1088.if ], [ %.2943, %B1246.if ], [ %.2971, %B1246.endif.if ], [ %.3486, %B1722.if ], [ %.3514, %B1722.endif.if ]
  ret i32 %common.ret.op

B2084:                                            ; preds = %B56
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B2085:                                            ; preds = %B1994, %B1210
  br label %B56

B148.if:                                          ; preds = %B148
  %.501 = add nsw i64 %.436.0, -1
  %.505 = add i64 %.433.0, 1
  %.555 = icmp slt i64 %.325.sroa.0.0, 0
  %.556 = select i1 %.555, i64 %arg.grey.5.0, i64 0
  %.557 = add i64 %.325.sroa.0.0, %.556
  %.558 = icmp slt i64 %.433.0, 0
  %.559 = select i1 %.558, i64 %arg.grey.5.1, i64 0
  %.577 = mul i64 %.557, %arg.grey.5.1
  %1 = getelementptr i8, ptr %arg.grey.4, i64 %.577
  %2 = getelementptr i8, ptr %1, i64 %.433.0
  %.581 = getelementptr i8, ptr %2, i64 %.559
  %.582 = load i8, ptr %.581, align 1
  %.584 = zext i8 %.582 to i64
  %.609 = getelementptr float, ptr %arg.levels.4, i64 %.584
  %.610 = load float, ptr %.609, align 4
  %.640 = icmp slt i64 %.433.0, 0
  %.641 = select i1 %.640, i64 %arg.f.5.1, i64 0
  %3 = getelementptr float, ptr %arg.f.4, i64 %.433.0
  %.663 = getelementptr float, ptr %3, i64 %.641
  store float %.610, ptr %.663, align 4
  br label %B148

B226.if:                                          ; preds = %B226
  %.760 = add nsw i64 %.698.0, -1
  %.764 = add i64 %.695.0, 1
  %storemerge1729 = call i64 @llvm.smax.i64(i64 %arg.ab.5.1, i64 0)
  br label %B282

B282.if:                                          ; preds = %B282
  %.893 = add nsw i64 %.831.0, -1
  %.897 = add i64 %.828.0, 1
  %.945 = icmp slt i64 %.695.0, 0
  %.946 = select i1 %.945, i64 %arg.ab.5.0, i64 0
  %.947 = add i64 %.695.0, %.946
  %.948 = icmp slt i64 %.828.0, 0
  %.949 = select i1 %.948, i64 %arg.ab.5.1, i64 0
  %.967 = mul i64 %.947, %arg.ab.5.1
  %4 = getelementptr float, ptr %arg.ab.4, i64 %.967
  %5 = getelementptr float, ptr %4, i64 %.828.0
  %.971 = getelementptr float, ptr %5, i64 %.949
  store float 0.000000e+00, ptr %.971, align 4
  br label %B282

B368.if:                                          ; preds = %B368
  %.1079 = add nsw i64 %.1017.0, -1
  %.1083 = add i64 %.1014.0, 4
  %.1122 = icmp slt i64 %.325.sroa.0.0, 0
  %.1123 = select i1 %.1122, i64 %arg.first.5.0, i64 0
  %6 = getelementptr i64, ptr %arg.first.4, i64 %.325.sroa.0.0
  %.1137 = getelementptr i64, ptr %6, i64 %.1123
  %.1138 = load i64, ptr %.1137, align 8
  %.1139 = add nsw i64 %.1138, %.1014.0
  %.1166 = icmp slt i64 %.325.sroa.0.0, 0
  %.1167 = select i1 %.1166, i64 %arg.weights.5.0, i64 0
  %.1168 = add i64 %.325.sroa.0.0, %.1167
  %.1169 = icmp slt i64 %.1014.0, 0
  %.1170 = select i1 %.1169, i64 %arg.weights.5.1, i64 0
  %.1188 = mul i64 %.1168, %arg.weights.5.1
  %7 = getelementptr float, ptr %arg.weights.4, i64 %.1188
  %8 = getelementptr float, ptr %7, i64 %.1014.0
  %.1192 = getelementptr float, ptr %8, i64 %.1170
  %.1193 = load float, ptr %.1192, align 4
  %.1218 = icmp slt i64 %.325.sroa.0.0, 0
  %.1219 = select i1 %.1218, i64 %arg.weights.5.0, i64 0
  %.1220 = add i64 %.325.sroa.0.0, %.1219
  %.1221 = icmp slt i64 %.1014.0, -1
  %.1222 = select i1 %.1221, i64 %arg.weights.5.1, i64 0
  %.1240 = mul i64 %.1220, %arg.weights.5.1
  %9 = getelementptr float, ptr %arg.weights.4, i64 %.1240
  %10 = getelementptr float, ptr %9, i64 %.1014.0
  %11 = getelementptr i8, ptr %10, i64 4
  %.1244 = getelementptr float, ptr %11, i64 %.1222
  %.1245 = load float, ptr %.1244, align 4
  %.1270 = icmp slt i64 %.325.sroa.0.0, 0
  %.1271 = select i1 %.1270, i64 %arg.weights.5.0, i64 0
  %.1272 = add i64 %.325.sroa.0.0, %.1271
  %.1273 = icmp slt i64 %.1014.0, -2
  %.1274 = select i1 %.1273, i64 %arg.weights.5.1, i64 0
  %.1292 = mul i64 %.1272, %arg.weights.5.1
  %12 = getelementptr float, ptr %arg.weights.4, i64 %.1292
  %13 = getelementptr float, ptr %12, i64 %.1014.0
  %14 = getelementptr i8, ptr %13, i64 8
  %.1296 = getelementptr float, ptr %14, i64 %.1274
  %.1297 = load float, ptr %.1296, align 4
  %.1322 = icmp slt i64 %.325.sroa.0.0, 0
  %.1323 = select i1 %.1322, i64 %arg.weights.5.0, i64 0
  %.1324 = add i64 %.325.sroa.0.0, %.1323
  %.1325 = icmp slt i64 %.1014.0, -3
  %.1326 = select i1 %.1325, i64 %arg.weights.5.1, i64 0
  %.1344 = mul i64 %.1324, %arg.weights.5.1
  %15 = getelementptr float, ptr %arg.weights.4, i64 %.1344
  %16 = getelementptr float, ptr %15, i64 %.1014.0
  %17 = getelementptr i8, ptr %16, i64 12
  %.1348 = getelementptr float, ptr %17, i64 %.1326
  %.1349 = load float, ptr %.1348, align 4
  %storemerge1732 = call i64 @llvm.smax.i64(i64 %arg.ab.5.1, i64 0)
  br label %B550

B550.if:                                          ; preds = %B550
  %.1471 = add nsw i64 %.1409.0, -1
  %.1475 = add i64 %.1406.0, 1
  %.1531 = icmp slt i64 %.1139, 0
  %.1532 = select i1 %.1531, i64 %arg.rows.5.0, i64 0
  %.1533 = add i64 %.1139, %.1532
  %.1534 = icmp slt i64 %.695.0, 0
  %.1535 = select i1 %.1534, i64 %arg.rows.5.1, i64 0
  %.1536 = add i64 %.695.0, %.1535
  %.1537 = icmp slt i64 %.1406.0, 0
  %.1538 = select i1 %.1537, i64 %arg.rows.5.2, i64 0
  %.1561 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.1563 = mul i64 %.1533, %.1561
  %.1565 = mul i64 %.1536, %arg.rows.5.2
  %18 = getelementptr float, ptr %arg.rows.4, i64 %.1563
  %19 = getelementptr float, ptr %18, i64 %.1565
  %20 = getelementptr float, ptr %19, i64 %.1406.0
  %.1569 = getelementptr float, ptr %20, i64 %.1538
  %.1570 = load float, ptr %.1569, align 4
  %.1572 = fmul contract float %.1193, %.1570
  %.1574 = add nsw i64 %.1139, 1
  %.1605 = icmp slt i64 %.1139, -1
  %.1606 = select i1 %.1605, i64 %arg.rows.5.0, i64 0
  %.1607 = add i64 %.1574, %.1606
  %.1608 = icmp slt i64 %.695.0, 0
  %.1609 = select i1 %.1608, i64 %arg.rows.5.1, i64 0
  %.1610 = add i64 %.695.0, %.1609
  %.1611 = icmp slt i64 %.1406.0, 0
  %.1612 = select i1 %.1611, i64 %arg.rows.5.2, i64 0
  %.1635 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.1637 = mul i64 %.1607, %.1635
  %.1639 = mul i64 %.1610, %arg.rows.5.2
  %21 = getelementptr float, ptr %arg.rows.4, i64 %.1637
  %22 = getelementptr float, ptr %21, i64 %.1639
  %23 = getelementptr float, ptr %22, i64 %.1406.0
  %.1643 = getelementptr float, ptr %23, i64 %.1612
  %.1644 = load float, ptr %.1643, align 4
  %.1646 = fmul contract float %.1245, %.1644
  %.1647 = fadd contract float %.1572, %.1646
  %.1671 = icmp slt i64 %.695.0, 0
  %.1672 = select i1 %.1671, i64 %arg.ab.5.0, i64 0
  %.1673 = add i64 %.695.0, %.1672
  %.1674 = icmp slt i64 %.1406.0, 0
  %.1675 = select i1 %.1674, i64 %arg.ab.5.1, i64 0
  %.1693 = mul i64 %.1673, %arg.ab.5.1
  %24 = getelementptr float, ptr %arg.ab.4, i64 %.1693
  %25 = getelementptr float, ptr %24, i64 %.1406.0
  %.1697 = getelementptr float, ptr %25, i64 %.1675
  %.1698 = load float, ptr %.1697, align 4
  %.1700 = add nsw i64 %.1139, 2
  %.1731 = icmp slt i64 %.1139, -2
  %.1732 = select i1 %.1731, i64 %arg.rows.5.0, i64 0
  %.1733 = add i64 %.1700, %.1732
  %.1734 = icmp slt i64 %.695.0, 0
  %.1735 = select i1 %.1734, i64 %arg.rows.5.1, i64 0
  %.1736 = add i64 %.695.0, %.1735
  %.1737 = icmp slt i64 %.1406.0, 0
  %.1738 = select i1 %.1737, i64 %arg.rows.5.2, i64 0
  %.1761 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.1763 = mul i64 %.1733, %.1761
  %.1765 = mul i64 %.1736, %arg.rows.5.2
  %26 = getelementptr float, ptr %arg.rows.4, i64 %.1763
  %27 = getelementptr float, ptr %26, i64 %.1765
  %28 = getelementptr float, ptr %27, i64 %.1406.0
  %.1769 = getelementptr float, ptr %28, i64 %.1738
  %.1770 = load float, ptr %.1769, align 4
  %.1772 = fmul contract float %.1297, %.1770
  %.1773 = fadd contract float %.1647, %.1772
  %.1775 = add nsw i64 %.1139, 3
  %.1806 = icmp slt i64 %.1139, -3
  %.1807 = select i1 %.1806, i64 %arg.rows.5.0, i64 0
  %.1808 = add i64 %.1775, %.1807
  %.1809 = icmp slt i64 %.695.0, 0
  %.1810 = select i1 %.1809, i64 %arg.rows.5.1, i64 0
  %.1811 = add i64 %.695.0, %.1810
  %.1812 = icmp slt i64 %.1406.0, 0
  %.1813 = select i1 %.1812, i64 %arg.rows.5.2, i64 0
  %.1836 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.1838 = mul i64 %.1808, %.1836
  %.1840 = mul i64 %.1811, %arg.rows.5.2
  %29 = getelementptr float, ptr %arg.rows.4, i64 %.1838
  %30 = getelementptr float, ptr %29, i64 %.1840
  %31 = getelementptr float, ptr %30, i64 %.1406.0
  %.1844 = getelementptr float, ptr %31, i64 %.1813
  %.1845 = load float, ptr %.1844, align 4
  %.1847 = fmul contract float %.1349, %.1845
  %.1848 = fadd contract float %.1773, %.1847
  %.1849 = fadd contract float %.1698, %.1848
  %.1870 = icmp slt i64 %.695.0, 0
  %.1871 = select i1 %.1870, i64 %arg.ab.5.0, i64 0
  %.1872 = add i64 %.695.0, %.1871
  %.1873 = icmp slt i64 %.1406.0, 0
  %.1874 = select i1 %.1873, i64 %arg.ab.5.1, i64 0
  %.1892 = mul i64 %.1872, %arg.ab.5.1
  %32 = getelementptr float, ptr %arg.ab.4, i64 %.1892
  %33 = getelementptr float, ptr %32, i64 %.1406.0
  %.1896 = getelementptr float, ptr %33, i64 %.1874
  store float %.1849, ptr %.1896, align 4
  br label %B550

B784.if:                                          ; preds = %B784
  %.2026 = add nsw i64 %.1964.0, -1
  %.2030 = add i64 %.1961.0, 1
  %.2079 = icmp slt i64 %light.2.2, 0
  %.2080 = select i1 %.2079, i64 %arg.f.5.0, i64 0
  %.2081 = add i64 %light.2.2, %.2080
  %.2082 = icmp slt i64 %.1961.0, 0
  %.2083 = select i1 %.2082, i64 %arg.f.5.1, i64 0
  %.2101 = mul i64 %.2081, %arg.f.5.1
  %34 = getelementptr float, ptr %arg.f.4, i64 %.2101
  %35 = getelementptr float, ptr %34, i64 %.1961.0
  %.2105 = getelementptr float, ptr %35, i64 %.2083
  %.2106 = load float, ptr %.2105, align 4
  %.2136 = icmp slt i64 %.1961.0, 0
  %.2137 = select i1 %.2136, i64 %arg.ab.5.1, i64 0
  %36 = getelementptr float, ptr %arg.ab.4, i64 %.1961.0
  %.2159 = getelementptr float, ptr %36, i64 %.2137
  %.2160 = load float, ptr %.2159, align 4
  %.2190 = icmp slt i64 %.1961.0, 0
  %.2191 = select i1 %.2190, i64 %arg.ab.5.1, i64 0
  %37 = getelementptr float, ptr %arg.ab.4, i64 %arg.ab.5.1
  %38 = getelementptr float, ptr %37, i64 %.1961.0
  %.2213 = getelementptr float, ptr %38, i64 %.2191
  %.2214 = load float, ptr %.2213, align 4
  store float 0.000000e+00, ptr %.2215, align 4
  %.fca.1.gep423 = getelementptr inbounds nuw i8, ptr %.2215, i64 4
  store float 0.000000e+00, ptr %.fca.1.gep423, align 4
  %.fca.2.gep424 = getelementptr inbounds nuw i8, ptr %.2215, i64 8
  store float 0.000000e+00, ptr %.fca.2.gep424, align 4
  %.2219 = call i32 @loop.17(ptr nonnull %.2215, ptr nonnull %excinfo.1, float %.2106, float %.2160, float %.2214)
  %.2229.fca.0.load = load float, ptr %.2215, align 4
  %.2229.fca.1.gep = getelementptr inbounds nuw i8, ptr %.2215, i64 4
  %.2229.fca.1.load = load float, ptr %.2229.fca.1.gep, align 4
  %.2229.fca.2.gep = getelementptr inbounds nuw i8, ptr %.2215, i64 8
  %.2229.fca.2.load = load float, ptr %.2229.fca.2.gep, align 4
  switch i32 %.2219, label %B786.if [
    i32 -2, label %B786.endif
    i32 0, label %B786.endif
  ], !prof !0

B786.if:                                          ; preds = %B784.if
  %.2227 = icmp sgt i32 %.2219, 0
  %.2220 = load ptr, ptr %excinfo.1, align 8
  %.2228 = select i1 %.2227, ptr %.2220, ptr undef
  store ptr %.2228, ptr %excinfo, align 8
  br label %common.ret

B786.endif:                                       ; preds = %B784.if, %B784.if
  %.2271 = icmp slt i64 %.1961.0, 0
  %.2272 = select i1 %.2271, i64 %arg.rgb.5.1, i64 0
  %39 = getelementptr float, ptr %arg.rgb.4, i64 %.1961.0
  %.2294 = getelementptr float, ptr %39, i64 %.2272
  store float %.2229.fca.0.load, ptr %.2294, align 4
  %.2325 = icmp slt i64 %.1961.0, 0
  %.2326 = select i1 %.2325, i64 %arg.rgb.5.1, i64 0
  %40 = getelementptr float, ptr %arg.rgb.4, i64 %arg.rgb.5.1
  %41 = getelementptr float, ptr %40, i64 %.1961.0
  %.2348 = getelementptr float, ptr %41, i64 %.2326
  store float %.2229.fca.1.load, ptr %.2348, align 4
  %.2379 = icmp slt i64 %.1961.0, 0
  %.2380 = select i1 %.2379, i64 %arg.rgb.5.1, i64 0
  %.idx = shl i64 %arg.rgb.5.1, 3
  %42 = getelementptr i8, ptr %arg.rgb.4, i64 %.idx
  %43 = getelementptr float, ptr %42, i64 %.1961.0
  %.2402 = getelementptr float, ptr %43, i64 %.2380
  store float %.2229.fca.2.load, ptr %.2402, align 4
  store float 0.000000e+00, ptr %.2406, align 4
  %.2412 = call i32 @loop.20(ptr nonnull %.2406, ptr nonnull %excinfo.2, float %.2229.fca.0.load, float %.2229.fca.1.load)
  switch i32 %.2412, label %B786.endif.if [
    i32 -2, label %B786.endif.endif
    i32 0, label %B786.endif.endif
  ], !prof !0

B786.endif.if:                                    ; preds = %B786.endif
  %.2420 = icmp sgt i32 %.2412, 0
  %.2413 = load ptr, ptr %excinfo.2, align 8
  %.2421 = select i1 %.2420, ptr %.2413, ptr undef
  store ptr %.2421, ptr %excinfo, align 8
  br label %common.ret

B786.endif.endif:                                 ; preds = %B786.endif, %B786.endif
  %.2422 = load float, ptr %.2406, align 4
  store float 0.000000e+00, ptr %.2434, align 4
  %.2440 = call i32 @loop.20(ptr nonnull %.2434, ptr nonnull %excinfo.3, float %.2422, float %.2229.fca.2.load)
  switch i32 %.2440, label %B786.endif.endif.if [
    i32 -2, label %B786.endif.endif.endif
    i32 0, label %B786.endif.endif.endif
  ], !prof !0

B786.endif.endif.if:                              ; preds = %B786.endif.endif
  %.2448 = icmp sgt i32 %.2440, 0
  %.2441 = load ptr, ptr %excinfo.3, align 8
  %.2449 = select i1 %.2448, ptr %.2441, ptr undef
  store ptr %.2449, ptr %excinfo, align 8
  br label %common.ret

B786.endif.endif.endif:                           ; preds = %B786.endif.endif, %B786.endif.endif
  %.2450 = load float, ptr %.2434, align 4
  %.2460 = fcmp contract olt float %.2450, 0xBEB0C6F7A0000000
  store float 0.000000e+00, ptr %.2463, align 4
  %.2469 = call i32 @loop.19(ptr nonnull %.2463, ptr nonnull %excinfo.4, float %.2229.fca.0.load, float %.2229.fca.1.load)
  switch i32 %.2469, label %B786.endif.endif.endif.if [
    i32 -2, label %B786.endif.endif.endif.endif
    i32 0, label %B786.endif.endif.endif.endif
  ], !prof !0

B786.endif.endif.endif.if:                        ; preds = %B786.endif.endif.endif
  %.2477 = icmp sgt i32 %.2469, 0
  %.2470 = load ptr, ptr %excinfo.4, align 8
  %.2478 = select i1 %.2477, ptr %.2470, ptr undef
  store ptr %.2478, ptr %excinfo, align 8
  br label %common.ret

B786.endif.endif.endif.endif:                     ; preds = %B786.endif.endif.endif, %B786.endif.endif.endif
  %.2479 = load float, ptr %.2463, align 4
  store float 0.000000e+00, ptr %.2491, align 4
  %.2497 = call i32 @loop.19(ptr nonnull %.2491, ptr nonnull %excinfo.5, float %.2479, float %.2229.fca.2.load)
  switch i32 %.2497, label %B786.endif.endif.endif.endif.if [
    i32 -2, label %B786.endif.endif.endif.endif.endif
    i32 0, label %B786.endif.endif.endif.endif.endif
  ], !prof !0

B786.endif.endif.endif.endif.if:                  ; preds = %B786.endif.endif.endif.endif
  %.2505 = icmp sgt i32 %.2497, 0
  %.2498 = load ptr, ptr %excinfo.5, align 8
  %.2506 = select i1 %.2505, ptr %.2498, ptr undef
  store ptr %.2506, ptr %excinfo, align 8
  br label %common.ret

B786.endif.endif.endif.endif.endif:               ; preds = %B786.endif.endif.endif.endif, %B786.endif.endif.endif.endif
  %.2507 = load float, ptr %.2491, align 4
  %.2517 = fcmp contract ogt float %.2507, 0x3FF0000100000000
  %.2518 = or i1 %.2460, %.2517
  %.2532 = icmp slt i64 %.1961.0, 0
  %.2533 = select i1 %.2532, i64 %arg.flags.5.0, i64 0
  %44 = getelementptr i8, ptr %arg.flags.4, i64 %.1961.0
  %.2547 = getelementptr i8, ptr %44, i64 %.2533
  %.2549 = zext i1 %.2518 to i8
  store i8 %.2549, ptr %.2547, align 1
  br label %B784

B1088.if:                                         ; preds = %B1088
  %.2599 = icmp sgt i32 %.2591, 0
  %.2592 = load ptr, ptr %excinfo.6, align 8
  %.2600 = select i1 %.2599, ptr %.2592, ptr undef
  store ptr %.2600, ptr %excinfo, align 8
  br label %common.ret

B1088.endif:                                      ; preds = %B1088, %B1088
  %.2629.not = icmp eq i64 %arg.deep.5.0, 0
  br i1 %.2629.not, label %B1664, label %B1158

B1210.if:                                         ; preds = %B1210
  %.2735 = add nsw i64 %.2673.0, -1
  %.2739 = add i64 %.2670.0, 1
  br label %B1244

B1244.if:                                         ; preds = %B1244
  %.2855 = add nsw i64 %.2793.0, -1
  %.2859 = add i64 %.2790.0, 1
  %.2907 = icmp slt i64 %.2790.0, 0
  %.2908 = select i1 %.2907, i64 %arg.rgb.5.0, i64 0
  %.2909 = add i64 %.2790.0, %.2908
  %.2910 = icmp slt i64 %.2670.0, 0
  %.2911 = select i1 %.2910, i64 %arg.rgb.5.1, i64 0
  %.2929 = mul i64 %.2909, %arg.rgb.5.1
  %45 = getelementptr float, ptr %arg.rgb.4, i64 %.2929
  %46 = getelementptr float, ptr %45, i64 %.2670.0
  %.2933 = getelementptr float, ptr %46, i64 %.2911
  %.2934 = load float, ptr %.2933, align 4
  store float 0.000000e+00, ptr %.2937, align 4
  %.2943 = call i32 @loop.19(ptr nonnull %.2937, ptr nonnull %excinfo.7, float %.2934, float 0.000000e+00)
  switch i32 %.2943, label %B1246.if [
    i32 -2, label %B1246.endif
    i32 0, label %B1246.endif
  ], !prof !0

B1246.if:                                         ; preds = %B1244.if
  %.2951 = icmp sgt i32 %.2943, 0
  %.2944 = load ptr, ptr %excinfo.7, align 8
  %.2952 = select i1 %.2951, ptr %.2944, ptr undef
  store ptr %.2952, ptr %excinfo, align 8
  br label %common.ret

B1246.endif:                                      ; preds = %B1244.if, %B1244.if
  %.2953 = load float, ptr %.2937, align 4
  store float 0.000000e+00, ptr %.2965, align 4
  %.2971 = call i32 @loop.20(ptr nonnull %.2965, ptr nonnull %excinfo.8, float %.2953, float 1.000000e+00)
  switch i32 %.2971, label %B1246.endif.if [
    i32 -2, label %B1246.endif.endif
    i32 0, label %B1246.endif.endif
  ], !prof !0

B1246.endif.if:                                   ; preds = %B1246.endif
  %.2979 = icmp sgt i32 %.2971, 0
  %.2972 = load ptr, ptr %excinfo.8, align 8
  %.2980 = select i1 %.2979, ptr %.2972, ptr undef
  store ptr %.2980, ptr %excinfo, align 8
  br label %common.ret

B1246.endif.endif:                                ; preds = %B1246.endif, %B1246.endif
  %.2981 = load float, ptr %.2965, align 4
  %.2991 = fmul contract float %.2981, 6.553500e+04
  %.2992 = fptoui float %.2991 to i32
  %.2994 = zext i32 %.2992 to i64
  %.3019 = getelementptr float, ptr %arg.gamma.4, i64 %.2994
  %.3020 = load float, ptr %.3019, align 4
  %.3021 = uitofp i32 %.2992 to float
  %.3022 = fsub contract float %.2991, %.3021
  %.3024 = zext i32 %.2992 to i64
  %47 = getelementptr float, ptr %arg.gamma.4, i64 %.3024
  %.3052 = getelementptr i8, ptr %47, i64 4
  %.3053 = load float, ptr %.3052, align 4
  %.3055 = zext i32 %.2992 to i64
  %.3080 = getelementptr float, ptr %arg.gamma.4, i64 %.3055
  %.3081 = load float, ptr %.3080, align 4
  %.3082 = fsub contract float %.3053, %.3081
  %.3083 = fmul contract float %.3022, %.3082
  %.3084 = fadd contract float %.3020, %.3083
  %.3085 = fmul contract float %.3084, 6.553500e+04
  %.3086 = fadd contract float %.3085, 5.000000e-01
  %.3087 = fptoui float %.3086 to i16
  %.3119 = icmp slt i64 %.325.sroa.0.0, 0
  %.3120 = select i1 %.3119, i64 %arg.deep.5.0, i64 0
  %.3121 = add i64 %.325.sroa.0.0, %.3120
  %.3122 = icmp slt i64 %.2670.0, 0
  %.3123 = select i1 %.3122, i64 %arg.deep.5.1, i64 0
  %.3124 = add i64 %.2670.0, %.3123
  %.3125 = icmp slt i64 %.2790.0, 0
  %.3126 = select i1 %.3125, i64 %arg.deep.5.2, i64 0
  %.3149 = mul i64 %arg.deep.5.1, %arg.deep.5.2
  %.3151 = mul i64 %.3121, %.3149
  %.3153 = mul i64 %.3124, %arg.deep.5.2
  %48 = getelementptr i16, ptr %arg.deep.4, i64 %.3151
  %49 = getelementptr i16, ptr %48, i64 %.3153
  %50 = getelementptr i16, ptr %49, i64 %.2790.0
  %.3157 = getelementptr i16, ptr %50, i64 %.3126
  store i16 %.3087, ptr %.3157, align 2
  br label %B1244

B1664.if:                                         ; preds = %B1664
  %.3262 = add nsw i64 %.3200.0, -1
  %.3266 = add i64 %.3197.0, 1
  %storemerge1727 = call i64 @llvm.smax.i64(i64 %arg.coded.5.1, i64 0)
  br label %B1720

B1720.if:                                         ; preds = %B1720
  %.3398 = add nsw i64 %.3336.0, -1
  %.3402 = add i64 %.3333.0, 1
  %.3450 = icmp slt i64 %.3197.0, 0
  %.3451 = select i1 %.3450, i64 %arg.rgb.5.0, i64 0
  %.3452 = add i64 %.3197.0, %.3451
  %.3453 = icmp slt i64 %.3333.0, 0
  %.3454 = select i1 %.3453, i64 %arg.rgb.5.1, i64 0
  %.3472 = mul i64 %.3452, %arg.rgb.5.1
  %51 = getelementptr float, ptr %arg.rgb.4, i64 %.3472
  %52 = getelementptr float, ptr %51, i64 %.3333.0
  %.3476 = getelementptr float, ptr %52, i64 %.3454
  %.3477 = load float, ptr %.3476, align 4
  store float 0.000000e+00, ptr %.3480, align 4
  %.3486 = call i32 @loop.19(ptr nonnull %.3480, ptr nonnull %excinfo.9, float %.3477, float 0.000000e+00)
  switch i32 %.3486, label %B1722.if [
    i32 -2, label %B1722.endif
    i32 0, label %B1722.endif
  ], !prof !0

B1722.if:                                         ; preds = %B1720.if
  %.3494 = icmp sgt i32 %.3486, 0
  %.3487 = load ptr, ptr %excinfo.9, align 8
  %.3495 = select i1 %.3494, ptr %.3487, ptr undef
  store ptr %.3495, ptr %excinfo, align 8
  br label %common.ret

B1722.endif:                                      ; preds = %B1720.if, %B1720.if
  %.3496 = load float, ptr %.3480, align 4
  store float 0.000000e+00, ptr %.3508, align 4
  %.3514 = call i32 @loop.20(ptr nonnull %.3508, ptr nonnull %excinfo.10, float %.3496, float 1.000000e+00)
  switch i32 %.3514, label %B1722.endif.if [
    i32 -2, label %B1722.endif.endif
    i32 0, label %B1722.endif.endif
  ], !prof !0

B1722.endif.if:                                   ; preds = %B1722.endif
  %.3522 = icmp sgt i32 %.3514, 0
  %.3515 = load ptr, ptr %excinfo.10, align 8
  %.3523 = select i1 %.3522, ptr %.3515, ptr undef
  store ptr %.3523, ptr %excinfo, align 8
  br label %common.ret

B1722.endif.endif:                                ; preds = %B1722.endif, %B1722.endif
  %.3524 = load float, ptr %.3508, align 4
  %.3534 = fmul contract float %.3524, 6.553500e+04
  %.3535 = fadd contract float %.3534, 5.000000e-01
  %.3536 = fptosi float %.3535 to i32
  %.3537 = trunc i32 %.3536 to i16
  %.3561 = icmp slt i64 %.3197.0, 0
  %.3562 = select i1 %.3561, i64 %arg.indices.5.0, i64 0
  %.3563 = add i64 %.3197.0, %.3562
  %.3564 = icmp slt i64 %.3333.0, 0
  %.3565 = select i1 %.3564, i64 %arg.indices.5.1, i64 0
  %.3583 = mul i64 %.3563, %arg.indices.5.1
  %53 = getelementptr i16, ptr %arg.indices.4, i64 %.3583
  %54 = getelementptr i16, ptr %53, i64 %.3333.0
  %.3587 = getelementptr i16, ptr %54, i64 %.3565
  store i16 %.3537, ptr %.3587, align 2
  br label %B1720

B1994.if:                                         ; preds = %B1994
  %.3705 = add nsw i64 %.3643.0, -1
  %.3709 = add i64 %.3640.0, 1
  br label %B2028

B2028.if:                                         ; preds = %B2028
  %.3825 = add nsw i64 %.3763.0, -1
  %.3829 = add i64 %.3760.0, 1
  %.3877 = icmp slt i64 %.3760.0, 0
  %.3878 = select i1 %.3877, i64 %arg.indices.5.0, i64 0
  %.3879 = add i64 %.3760.0, %.3878
  %.3880 = icmp slt i64 %.3640.0, 0
  %.3881 = select i1 %.3880, i64 %arg.indices.5.1, i64 0
  %.3899 = mul i64 %.3879, %arg.indices.5.1
  %55 = getelementptr i16, ptr %arg.indices.4, i64 %.3899
  %56 = getelementptr i16, ptr %55, i64 %.3640.0
  %.3903 = getelementptr i16, ptr %56, i64 %.3881
  %.3904 = load i16, ptr %.3903, align 2
  %.3906 = zext i16 %.3904 to i64
  %.3931 = getelementptr i8, ptr %arg.byte_gamma.4, i64 %.3906
  %.3932 = load i8, ptr %.3931, align 1
  %.3964 = icmp slt i64 %.325.sroa.0.0, 0
  %.3965 = select i1 %.3964, i64 %arg.coded.5.0, i64 0
  %.3966 = add i64 %.325.sroa.0.0, %.3965
  %.3967 = icmp slt i64 %.3640.0, 0
  %.3968 = select i1 %.3967, i64 %arg.coded.5.1, i64 0
  %.3969 = add i64 %.3640.0, %.3968
  %.3970 = icmp slt i64 %.3760.0, 0
  %.3971 = select i1 %.3970, i64 %arg.coded.5.2, i64 0
  %.3994 = mul i64 %arg.coded.5.1, %arg.coded.5.2
  %.3996 = mul i64 %.3966, %.3994
  %.3998 = mul i64 %.3969, %arg.coded.5.2
  %57 = getelementptr i8, ptr %arg.coded.4, i64 %.3996
  %58 = getelementptr i8, ptr %57, i64 %.3998
  %59 = getelementptr i8, ptr %58, i64 %.3760.0
  %.4002 = getelementptr i8, ptr %59, i64 %.3971
  store i8 %.3932, ptr %.4002, align 1
  br label %B2028
}

define internal i32 @loop.17(ptr noalias %retptr, ptr noalias %excinfo, float %arg.f, float %arg.a, float %arg.b) {
entry:
  %.9 = alloca float, align 4
  store float 0.000000e+00, ptr %.9, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.36 = alloca float, align 4
  store float 0.000000e+00, ptr %.36, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.62 = alloca float, align 4
  store float 0.000000e+00, ptr %.62, align 4
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.8 = fadd contract float %arg.f, %arg.a
  store float 0.000000e+00, ptr %.9, align 4
  %.13 = call i32 @loop.21(ptr nonnull %.9, ptr nonnull %excinfo.1, float %.8)
  %.23 = load float, ptr %.9, align 4
  switch i32 %.13, label %B0.if [
    i32 -2, label %B0.endif
    i32 0, label %B0.endif
  ], !prof !0

B0.if:                                            ; preds = %entry
  %.21 = icmp sgt i32 %.13, 0
  %.14 = load ptr, ptr %excinfo.1, align 8
  %.22 = select i1 %.21, ptr %.14, ptr undef
  store ptr %.22, ptr %excinfo, align 8
  br label %common.ret

B0.endif:                                         ; preds = %entry, %entry
  store float 0.000000e+00, ptr %.36, align 4
  %.40 = call i32 @loop.21(ptr nonnull %.36, ptr nonnull %excinfo.2, float %arg.f)
  %.50 = load float, ptr %.36, align 4
  switch i32 %.40, label %B0.endif.if [
    i32 -2, label %B0.endif.endif
    i32 0, label %B0.endif.endif
  ], !prof !0

common.ret:                                       ; preds = %B0.endif.endif.if, %B0.endif.endif.endif, %B0.endif.if, %B0.if
  %common.ret.op = phi i32 [ %.13, %B0.if ], [ %.40, %B0.endif.if ], [ 0, %B0.endif.endif.endif ], [ %.66, %B0.endif.endif.if ]
  ret i32 %common.ret.op

B0.endif.if:                                      ; preds = %B0.endif
  %.48 = icmp sgt i32 %.40, 0
  %.41 = load ptr, ptr %excinfo.2, align 8
  %.49 = select i1 %.48, ptr %.41, ptr undef
  store ptr %.49, ptr %excinfo, align 8
  br label %common.ret

B0.endif.endif:                                   ; preds = %B0.endif, %B0.endif
  %.61 = fsub contract float %arg.f, %arg.b
  store float 0.000000e+00, ptr %.62, align 4
  %.66 = call i32 @loop.21(ptr nonnull %.62, ptr nonnull %excinfo.3, float %.61)
  switch i32 %.66, label %B0.endif.endif.if [
    i32 -2, label %B0.endif.endif.endif
    i32 0, label %B0.endif.endif.endif
  ], !prof !0

B0.endif.endif.if:                                ; preds = %B0.endif.endif
  %.74 = icmp sgt i32 %.66, 0
  %.67 = load ptr, ptr %excinfo.3, align 8
  %.75 = select i1 %.74, ptr %.67, ptr undef
  store ptr %.75, ptr %excinfo, align 8
  br label %common.ret

B0.endif.endif.endif:                             ; preds = %B0.endif.endif, %B0.endif.endif
  %.76 = load float, ptr %.62, align 4
  %.86 = fmul contract float %.23, 0x4008A3CCC0000000
  %.87 = fmul contract float %.50, 0xBFF8982C40000000
  %.88 = fadd contract float %.86, %.87
  %.89 = fmul contract float %.76, 0xBFE15ECAC0000000
  %.90 = fadd contract float %.88, %.89
  %.91 = fmul contract float %.23, 0xBFED7ADCA0000000
  %.92 = fmul contract float %.50, 0x3FFE040E20000000
  %.93 = fadd contract float %.91, %.92
  %.94 = fmul contract float %.76, 0x3FA72AA8C0000000
  %.95 = fadd contract float %.93, %.94
  %.96 = fmul contract float %.23, 0x3FAB147560000000
  %.97 = fmul contract float %.50, 0xBFCA1E06C0000000
  %.98 = fadd contract float %.96, %.97
  %.99 = fmul contract float %.76, 0x3FF26B7240000000
  %.100 = fadd contract float %.98, %.99
  store float %.90, ptr %retptr, align 4
  %retptr.repack3 = getelementptr inbounds nuw i8, ptr %retptr, i64 4
  store float %.95, ptr %retptr.repack3, align 4
  %retptr.repack5 = getelementptr inbounds nuw i8, ptr %retptr, i64 8
  store float %.100, ptr %retptr.repack5, align 4
  br label %common.ret
}

define internal i32 @loop.18(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.f.0, ptr %arg.f.1, i64 %arg.f.2, i64 %arg.f.3, ptr %arg.f.4, i64 %arg.f.5.0, i64 %arg.f.5.1, i64 %arg.f.6.0, i64 %arg.f.6.1, i64 %arg.row, ptr %arg.ab.0, ptr %arg.ab.1, i64 %arg.ab.2, i64 %arg.ab.3, ptr %arg.ab.4, i64 %arg.ab.5.0, i64 %arg.ab.5.1, i64 %arg.ab.6.0, i64 %arg.ab.6.1, ptr %arg.rgb.0, ptr %arg.rgb.1, i64 %arg.rgb.2, i64 %arg.rgb.3, ptr %arg.rgb.4, i64 %arg.rgb.5.0, i64 %arg.rgb.5.1, i64 %arg.rgb.6.0, i64 %arg.rgb.6.1, ptr %arg.flags.0, ptr %arg.flags.1, i64 %arg.flags.2, i64 %arg.flags.3, ptr %arg.flags.4, i64 %arg.flags.5.0, i64 %arg.flags.6.0, ptr %arg.eights.0, ptr %arg.eights.1, i64 %arg.eights.2, i64 %arg.eights.3, ptr %arg.eights.4, i64 %arg.eights.5.0, i64 %arg.eights.6.0, ptr %arg.where.0, ptr %arg.where.1, i64 %arg.where.2, i64 %arg.where.3, ptr %arg.where.4, i64 %arg.where.5.0, i64 %arg.where.6.0, ptr %arg.few.0, ptr %arg.few.1, i64 %arg.few.2, i64 %arg.few.3, ptr %arg.few.4, i64 %arg.few.5.0, i64 %arg.few.5.1, i64 %arg.few.6.0, i64 %arg.few.6.1) {
entry:
  %.1541 = alloca [3 x float], align 4
  store float 0.000000e+00, ptr %.1541, align 4
  %.fca.1.gep = getelementptr inbounds nuw i8, ptr %.1541, i64 4
  store float 0.000000e+00, ptr %.fca.1.gep, align 4
  %.fca.2.gep = getelementptr inbounds nuw i8, ptr %.1541, i64 8
  store float 0.000000e+00, ptr %.fca.2.gep, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.1581 = alloca float, align 4
  store float 0.000000e+00, ptr %.1581, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.1610 = alloca float, align 4
  store float 0.000000e+00, ptr %.1610, align 4
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.1641 = alloca float, align 4
  store float 0.000000e+00, ptr %.1641, align 4
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.1670 = alloca float, align 4
  store float 0.000000e+00, ptr %.1670, align 4
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.eights.5.0, i64 0)
  br label %B64

B64:                                              ; preds = %entry, %B180
  %.136.0 = phi i64 [ 0, %entry ], [ %.207, %B180 ]
  %.139.0 = phi i64 [ %storemerge, %entry ], [ %.203, %B180 ]
  %count.3.0 = phi i64 [ 0, %entry ], [ %count.4.2, %B180 ]
  %.194 = icmp sgt i64 %.139.0, 0
  br i1 %.194, label %B64.if, label %B182

B92:                                              ; preds = %B64.if
  %.283 = shl nsw i64 %.136.0, 3
  %.285 = shl nsw i64 %.136.0, 3
  %.288 = add nsw i64 %.285, 8
  %.325 = sub i64 %.288, %.283
  %storemerge1019 = call i64 @llvm.smax.i64(i64 %.325, i64 0)
  br label %B142

B142:                                             ; preds = %B92, %B142.if
  %.312.0 = phi i64 [ %.283, %B92 ], [ %.384, %B142.if ]
  %.315.0 = phi i64 [ %storemerge1019, %B92 ], [ %.380, %B142.if ]
  %count.2.1 = phi i64 [ %count.3.0, %B92 ], [ %.475, %B142.if ]
  %.371 = icmp sgt i64 %.315.0, 0
  br i1 %.371, label %B142.if, label %B180

B180:                                             ; preds = %B142, %B64.if
  %count.4.2 = phi i64 [ %count.2.1, %B142 ], [ %count.3.0, %B64.if ]
  br label %B64

B182:                                             ; preds = %B64
  %storemerge1003 = call i64 @llvm.smax.i64(i64 %count.3.0, i64 0)
  br label %B212

B212:                                             ; preds = %B182, %B212.if
  %.525.0 = phi i64 [ 0, %B182 ], [ %.594, %B212.if ]
  %.528.0 = phi i64 [ %storemerge1003, %B182 ], [ %.590, %B212.if ]
  %.581 = icmp sgt i64 %.528.0, 0
  br i1 %.581, label %B212.if, label %B350

B350:                                             ; preds = %B212
  %.1046.not = icmp eq i64 %count.3.0, 0
  %. = select i1 %.1046.not, i64 0, i64 11
  br label %B418

B418:                                             ; preds = %B350, %B826
  %.1093.0 = phi i64 [ 0, %B350 ], [ %.1162, %B826 ]
  %.1096.0 = phi i64 [ %., %B350 ], [ %.1158, %B826 ]
  %step.2.0 = phi float [ 5.000000e-01, %B350 ], [ %"$phi886.1.2.1", %B826 ]
  %.1149 = icmp sgt i64 %.1096.0, 0
  br i1 %.1149, label %B418.if, label %B890

B452:                                             ; preds = %B418.if, %B768
  %.1214.0 = phi i64 [ 0, %B418.if ], [ %.1283, %B768 ]
  %.1217.0 = phi i64 [ %storemerge1009, %B418.if ], [ %.1279, %B768 ]
  %.1270 = icmp sgt i64 %.1217.0, 0
  br i1 %.1270, label %B452.if, label %B826

B746:                                             ; preds = %B454.endif.endif.endif.endif.endif
  %.1731 = icmp slt i64 %.1214.0, 0
  %.1732 = select i1 %.1731, i64 %arg.few.5.1, i64 0
  %.idx1012 = mul i64 %arg.few.5.1, 12
  %0 = getelementptr i8, ptr %arg.few.4, i64 %.idx1012
  %1 = getelementptr float, ptr %0, i64 %.1214.0
  %.1754 = getelementptr float, ptr %1, i64 %.1732
  %.1755 = load float, ptr %.1754, align 4
  br label %B768

B768:                                             ; preds = %B454.endif.endif.endif.endif.endif, %B746
  %"$phi768.2.2.2" = phi float [ %.1755, %B746 ], [ %.1367, %B454.endif.endif.endif.endif.endif ]
  %.1797 = icmp slt i64 %.1214.0, 0
  %.1798 = select i1 %.1797, i64 %arg.few.5.1, i64 0
  %.idx1013 = mul i64 %arg.few.5.1, 12
  %2 = getelementptr i8, ptr %arg.few.4, i64 %.idx1013
  %3 = getelementptr float, ptr %2, i64 %.1214.0
  %.1820 = getelementptr float, ptr %3, i64 %.1798
  store float %"$phi768.2.2.2", ptr %.1820, align 4
  %.1855 = icmp slt i64 %.1214.0, 0
  %.1856 = select i1 %.1855, i64 %arg.few.5.1, i64 0
  %.idx1014 = shl i64 %arg.few.5.1, 4
  %4 = getelementptr i8, ptr %arg.few.4, i64 %.idx1014
  %5 = getelementptr float, ptr %4, i64 %.1214.0
  %.1878 = getelementptr float, ptr %5, i64 %.1856
  store float %.1555.fca.0.load, ptr %.1878, align 4
  %.1913 = icmp slt i64 %.1214.0, 0
  %.1914 = select i1 %.1913, i64 %arg.few.5.1, i64 0
  %.idx1015 = mul i64 %arg.few.5.1, 20
  %6 = getelementptr i8, ptr %arg.few.4, i64 %.idx1015
  %7 = getelementptr float, ptr %6, i64 %.1214.0
  %.1936 = getelementptr float, ptr %7, i64 %.1914
  store float %.1555.fca.1.load, ptr %.1936, align 4
  %.1973 = icmp slt i64 %.1214.0, 0
  %.1974 = select i1 %.1973, i64 %arg.few.5.1, i64 0
  %.idx1016 = mul i64 %arg.few.5.1, 24
  %8 = getelementptr i8, ptr %arg.few.4, i64 %.idx1016
  %9 = getelementptr float, ptr %8, i64 %.1214.0
  %.1996 = getelementptr float, ptr %9, i64 %.1974
  store float %.1555.fca.2.load, ptr %.1996, align 4
  br label %B452

B826:                                             ; preds = %B452
  %.2012 = fmul contract float %step.2.0, 5.000000e-01
  %"$phi886.1.2.1" = select i1 %26, float %.2012, float 0.000000e+00
  br label %B418

B890:                                             ; preds = %B418
  %storemerge1005 = call i64 @llvm.smax.i64(i64 %count.3.0, i64 0)
  br label %B920

B920:                                             ; preds = %B890, %B920.if
  %.2062.0 = phi i64 [ 0, %B890 ], [ %.2131, %B920.if ]
  %.2065.0 = phi i64 [ %storemerge1005, %B890 ], [ %.2127, %B920.if ]
  %.2118 = icmp sgt i64 %.2065.0, 0
  br i1 %.2118, label %B920.if, label %B1054

common.ret:                                       ; preds = %B454.endif.endif.endif.endif.if, %B454.endif.endif.endif.if, %B454.endif.endif.if, %B454.endif.if, %B454.if, %B1054
  %common.ret.op = phi i32 [ 0, %B1054 ], [ %.1545, %B454.if ], [ %.1587, %B454.endif.if ], [ %.1616, %B454.endif.endif.if ], [ %.1647, %B454.endif.endif.endif.if ], [ %.1676, %B454.endif.endif.endif.endif.if ]
  ret i32 %common.ret.op

B1054:                                            ; preds = %B920
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B64.if:                                           ; preds = %B64
  %.203 = add nsw i64 %.139.0, -1
  %.207 = add i64 %.136.0, 1
  %.253 = icmp slt i64 %.136.0, 0
  %.254 = select i1 %.253, i64 %arg.eights.5.0, i64 0
  %10 = getelementptr i64, ptr %arg.eights.4, i64 %.136.0
  %.268 = getelementptr i64, ptr %10, i64 %.254
  %.269 = load i64, ptr %.268, align 8
  %.272.not = icmp eq i64 %.269, 0
  br i1 %.272.not, label %B180, label %B92

B142.if:                                          ; preds = %B142
  %.380 = add nsw i64 %.315.0, -1
  %.384 = add i64 %.312.0, 1
  %.425 = icmp slt i64 %count.2.1, 0
  %.426 = select i1 %.425, i64 %arg.where.5.0, i64 0
  %11 = getelementptr i32, ptr %arg.where.4, i64 %count.2.1
  %.440 = getelementptr i32, ptr %11, i64 %.426
  %.441 = trunc i64 %.312.0 to i32
  store i32 %.441, ptr %.440, align 4
  %.456 = icmp slt i64 %.312.0, 0
  %.457 = select i1 %.456, i64 %arg.flags.5.0, i64 0
  %12 = getelementptr i8, ptr %arg.flags.4, i64 %.312.0
  %.471 = getelementptr i8, ptr %12, i64 %.457
  %.472 = load i8, ptr %.471, align 1
  %.474 = zext i8 %.472 to i64
  %.475 = add nsw i64 %count.2.1, %.474
  br label %B142

B212.if:                                          ; preds = %B212
  %.590 = add nsw i64 %.528.0, -1
  %.594 = add i64 %.525.0, 1
  %.632 = icmp slt i64 %.525.0, 0
  %.633 = select i1 %.632, i64 %arg.where.5.0, i64 0
  %13 = getelementptr i32, ptr %arg.where.4, i64 %.525.0
  %.647 = getelementptr i32, ptr %13, i64 %.633
  %.648 = load i32, ptr %.647, align 4
  %.655 = sext i32 %.648 to i64
  %.677 = icmp slt i64 %arg.row, 0
  %.678 = select i1 %.677, i64 %arg.f.5.0, i64 0
  %.679 = add i64 %arg.row, %.678
  %.680 = icmp slt i32 %.648, 0
  %.681 = select i1 %.680, i64 %arg.f.5.1, i64 0
  %.699 = mul i64 %.679, %arg.f.5.1
  %14 = getelementptr float, ptr %arg.f.4, i64 %.699
  %15 = getelementptr float, ptr %14, i64 %.681
  %.703 = getelementptr float, ptr %15, i64 %.655
  %.704 = load float, ptr %.703, align 4
  %.710 = sext i32 %.648 to i64
  %.735 = icmp slt i32 %.648, 0
  %.736 = select i1 %.735, i64 %arg.ab.5.1, i64 0
  %16 = getelementptr float, ptr %arg.ab.4, i64 %.736
  %.758 = getelementptr float, ptr %16, i64 %.710
  %.759 = load float, ptr %.758, align 4
  %.765 = sext i32 %.648 to i64
  %.790 = icmp slt i32 %.648, 0
  %.791 = select i1 %.790, i64 %arg.ab.5.1, i64 0
  %17 = getelementptr float, ptr %arg.ab.4, i64 %arg.ab.5.1
  %18 = getelementptr float, ptr %17, i64 %.791
  %.813 = getelementptr float, ptr %18, i64 %.765
  %.814 = load float, ptr %.813, align 4
  %.844 = icmp slt i64 %.525.0, 0
  %.845 = select i1 %.844, i64 %arg.few.5.1, i64 0
  %19 = getelementptr float, ptr %arg.few.4, i64 %.525.0
  %.867 = getelementptr float, ptr %19, i64 %.845
  store float %.704, ptr %.867, align 4
  %.898 = icmp slt i64 %.525.0, 0
  %.899 = select i1 %.898, i64 %arg.few.5.1, i64 0
  %20 = getelementptr float, ptr %arg.few.4, i64 %arg.few.5.1
  %21 = getelementptr float, ptr %20, i64 %.525.0
  %.921 = getelementptr float, ptr %21, i64 %.899
  store float %.759, ptr %.921, align 4
  %.952 = icmp slt i64 %.525.0, 0
  %.953 = select i1 %.952, i64 %arg.few.5.1, i64 0
  %.idx1017 = shl i64 %arg.few.5.1, 3
  %22 = getelementptr i8, ptr %arg.few.4, i64 %.idx1017
  %23 = getelementptr float, ptr %22, i64 %.525.0
  %.975 = getelementptr float, ptr %23, i64 %.953
  store float %.814, ptr %.975, align 4
  %.1006 = icmp slt i64 %.525.0, 0
  %.1007 = select i1 %.1006, i64 %arg.few.5.1, i64 0
  %.idx1018 = mul i64 %arg.few.5.1, 12
  %24 = getelementptr i8, ptr %arg.few.4, i64 %.idx1018
  %25 = getelementptr float, ptr %24, i64 %.525.0
  %.1029 = getelementptr float, ptr %25, i64 %.1007
  store float 0.000000e+00, ptr %.1029, align 4
  br label %B212

B418.if:                                          ; preds = %B418
  %.1158 = add nsw i64 %.1096.0, -1
  %.1162 = add i64 %.1093.0, 1
  %26 = icmp slt i64 %.1093.0, 9
  %storemerge1009 = call i64 @llvm.smax.i64(i64 %count.3.0, i64 0)
  br label %B452

B452.if:                                          ; preds = %B452
  %.1279 = add nsw i64 %.1217.0, -1
  %.1283 = add i64 %.1214.0, 1
  %.1341 = icmp slt i64 %.1214.0, 0
  %.1342 = select i1 %.1341, i64 %arg.few.5.1, i64 0
  %.idx1010 = mul i64 %arg.few.5.1, 12
  %27 = getelementptr i8, ptr %arg.few.4, i64 %.idx1010
  %28 = getelementptr float, ptr %27, i64 %.1214.0
  %.1364 = getelementptr float, ptr %28, i64 %.1342
  %.1365 = load float, ptr %.1364, align 4
  %.1367 = fadd contract float %.1365, %step.2.0
  %.1402 = icmp slt i64 %.1214.0, 0
  %.1403 = select i1 %.1402, i64 %arg.few.5.1, i64 0
  %29 = getelementptr float, ptr %arg.few.4, i64 %.1214.0
  %.1425 = getelementptr float, ptr %29, i64 %.1403
  %.1426 = load float, ptr %.1425, align 4
  %.1457 = icmp slt i64 %.1214.0, 0
  %.1458 = select i1 %.1457, i64 %arg.few.5.1, i64 0
  %30 = getelementptr float, ptr %arg.few.4, i64 %arg.few.5.1
  %31 = getelementptr float, ptr %30, i64 %.1214.0
  %.1480 = getelementptr float, ptr %31, i64 %.1458
  %.1481 = load float, ptr %.1480, align 4
  %.1483 = fmul contract float %.1481, %.1367
  %.1514 = icmp slt i64 %.1214.0, 0
  %.1515 = select i1 %.1514, i64 %arg.few.5.1, i64 0
  %.idx1011 = shl i64 %arg.few.5.1, 3
  %32 = getelementptr i8, ptr %arg.few.4, i64 %.idx1011
  %33 = getelementptr float, ptr %32, i64 %.1214.0
  %.1537 = getelementptr float, ptr %33, i64 %.1515
  %.1538 = load float, ptr %.1537, align 4
  %.1540 = fmul contract float %.1538, %.1367
  store float 0.000000e+00, ptr %.1541, align 4
  %.fca.1.gep205 = getelementptr inbounds nuw i8, ptr %.1541, i64 4
  store float 0.000000e+00, ptr %.fca.1.gep205, align 4
  %.fca.2.gep206 = getelementptr inbounds nuw i8, ptr %.1541, i64 8
  store float 0.000000e+00, ptr %.fca.2.gep206, align 4
  %.1545 = call i32 @loop.17(ptr nonnull %.1541, ptr nonnull %excinfo.1, float %.1426, float %.1483, float %.1540)
  %.1555.fca.0.load = load float, ptr %.1541, align 4
  %.1555.fca.1.gep = getelementptr inbounds nuw i8, ptr %.1541, i64 4
  %.1555.fca.1.load = load float, ptr %.1555.fca.1.gep, align 4
  %.1555.fca.2.gep = getelementptr inbounds nuw i8, ptr %.1541, i64 8
  %.1555.fca.2.load = load float, ptr %.1555.fca.2.gep, align 4
  switch i32 %.1545, label %B454.if [
    i32 -2, label %B454.endif
    i32 0, label %B454.endif
  ], !prof !0

B454.if:                                          ; preds = %B452.if
  %.1553 = icmp sgt i32 %.1545, 0
  %.1546 = load ptr, ptr %excinfo.1, align 8
  %.1554 = select i1 %.1553, ptr %.1546, ptr undef
  store ptr %.1554, ptr %excinfo, align 8
  br label %common.ret

B454.endif:                                       ; preds = %B452.if, %B452.if
  store float 0.000000e+00, ptr %.1581, align 4
  %.1587 = call i32 @loop.20(ptr nonnull %.1581, ptr nonnull %excinfo.2, float %.1555.fca.0.load, float %.1555.fca.1.load)
  switch i32 %.1587, label %B454.endif.if [
    i32 -2, label %B454.endif.endif
    i32 0, label %B454.endif.endif
  ], !prof !0

B454.endif.if:                                    ; preds = %B454.endif
  %.1595 = icmp sgt i32 %.1587, 0
  %.1588 = load ptr, ptr %excinfo.2, align 8
  %.1596 = select i1 %.1595, ptr %.1588, ptr undef
  store ptr %.1596, ptr %excinfo, align 8
  br label %common.ret

B454.endif.endif:                                 ; preds = %B454.endif, %B454.endif
  %.1597 = load float, ptr %.1581, align 4
  store float 0.000000e+00, ptr %.1610, align 4
  %.1616 = call i32 @loop.20(ptr nonnull %.1610, ptr nonnull %excinfo.3, float %.1597, float %.1555.fca.2.load)
  switch i32 %.1616, label %B454.endif.endif.if [
    i32 -2, label %B454.endif.endif.endif
    i32 0, label %B454.endif.endif.endif
  ], !prof !0

B454.endif.endif.if:                              ; preds = %B454.endif.endif
  %.1624 = icmp sgt i32 %.1616, 0
  %.1617 = load ptr, ptr %excinfo.3, align 8
  %.1625 = select i1 %.1624, ptr %.1617, ptr undef
  store ptr %.1625, ptr %excinfo, align 8
  br label %common.ret

B454.endif.endif.endif:                           ; preds = %B454.endif.endif, %B454.endif.endif
  %.1626 = load float, ptr %.1610, align 4
  %.1636 = fcmp contract olt float %.1626, 0xBEB0C6F7A0000000
  store float 0.000000e+00, ptr %.1641, align 4
  %.1647 = call i32 @loop.19(ptr nonnull %.1641, ptr nonnull %excinfo.4, float %.1555.fca.0.load, float %.1555.fca.1.load)
  switch i32 %.1647, label %B454.endif.endif.endif.if [
    i32 -2, label %B454.endif.endif.endif.endif
    i32 0, label %B454.endif.endif.endif.endif
  ], !prof !0

B454.endif.endif.endif.if:                        ; preds = %B454.endif.endif.endif
  %.1655 = icmp sgt i32 %.1647, 0
  %.1648 = load ptr, ptr %excinfo.4, align 8
  %.1656 = select i1 %.1655, ptr %.1648, ptr undef
  store ptr %.1656, ptr %excinfo, align 8
  br label %common.ret

B454.endif.endif.endif.endif:                     ; preds = %B454.endif.endif.endif, %B454.endif.endif.endif
  %.1657 = load float, ptr %.1641, align 4
  store float 0.000000e+00, ptr %.1670, align 4
  %.1676 = call i32 @loop.19(ptr nonnull %.1670, ptr nonnull %excinfo.5, float %.1657, float %.1555.fca.2.load)
  switch i32 %.1676, label %B454.endif.endif.endif.endif.if [
    i32 -2, label %B454.endif.endif.endif.endif.endif
    i32 0, label %B454.endif.endif.endif.endif.endif
  ], !prof !0

B454.endif.endif.endif.endif.if:                  ; preds = %B454.endif.endif.endif.endif
  %.1684 = icmp sgt i32 %.1676, 0
  %.1677 = load ptr, ptr %excinfo.5, align 8
  %.1685 = select i1 %.1684, ptr %.1677, ptr undef
  store ptr %.1685, ptr %excinfo, align 8
  br label %common.ret

B454.endif.endif.endif.endif.endif:               ; preds = %B454.endif.endif.endif.endif, %B454.endif.endif.endif.endif
  %.1686 = load float, ptr %.1670, align 4
  %.1696 = fcmp contract ogt float %.1686, 0x3FF0000100000000
  %.1697 = or i1 %.1636, %.1696
  br i1 %.1697, label %B746, label %B768

B920.if:                                          ; preds = %B920
  %.2127 = add nsw i64 %.2065.0, -1
  %.2131 = add i64 %.2062.0, 1
  %.2185 = icmp slt i64 %.2062.0, 0
  %.2186 = select i1 %.2185, i64 %arg.few.5.1, i64 0
  %.idx = shl i64 %arg.few.5.1, 4
  %34 = getelementptr i8, ptr %arg.few.4, i64 %.idx
  %35 = getelementptr float, ptr %34, i64 %.2062.0
  %.2208 = getelementptr float, ptr %35, i64 %.2186
  %.2209 = load float, ptr %.2208, align 4
  %.2239 = icmp slt i64 %.2062.0, 0
  %.2240 = select i1 %.2239, i64 %arg.few.5.1, i64 0
  %.idx1006 = mul i64 %arg.few.5.1, 20
  %36 = getelementptr i8, ptr %arg.few.4, i64 %.idx1006
  %37 = getelementptr float, ptr %36, i64 %.2062.0
  %.2262 = getelementptr float, ptr %37, i64 %.2240
  %.2263 = load float, ptr %.2262, align 4
  %.2293 = icmp slt i64 %.2062.0, 0
  %.2294 = select i1 %.2293, i64 %arg.few.5.1, i64 0
  %.idx1007 = mul i64 %arg.few.5.1, 24
  %38 = getelementptr i8, ptr %arg.few.4, i64 %.idx1007
  %39 = getelementptr float, ptr %38, i64 %.2062.0
  %.2316 = getelementptr float, ptr %39, i64 %.2294
  %.2317 = load float, ptr %.2316, align 4
  %.2331 = icmp slt i64 %.2062.0, 0
  %.2332 = select i1 %.2331, i64 %arg.where.5.0, i64 0
  %40 = getelementptr i32, ptr %arg.where.4, i64 %.2062.0
  %.2346 = getelementptr i32, ptr %40, i64 %.2332
  %.2347 = load i32, ptr %.2346, align 4
  %.2353 = sext i32 %.2347 to i64
  %.2378 = icmp slt i32 %.2347, 0
  %.2379 = select i1 %.2378, i64 %arg.rgb.5.1, i64 0
  %41 = getelementptr float, ptr %arg.rgb.4, i64 %.2379
  %.2401 = getelementptr float, ptr %41, i64 %.2353
  store float %.2209, ptr %.2401, align 4
  %.2416 = icmp slt i64 %.2062.0, 0
  %.2417 = select i1 %.2416, i64 %arg.where.5.0, i64 0
  %42 = getelementptr i32, ptr %arg.where.4, i64 %.2062.0
  %.2431 = getelementptr i32, ptr %42, i64 %.2417
  %.2432 = load i32, ptr %.2431, align 4
  %.2438 = sext i32 %.2432 to i64
  %.2463 = icmp slt i32 %.2432, 0
  %.2464 = select i1 %.2463, i64 %arg.rgb.5.1, i64 0
  %43 = getelementptr float, ptr %arg.rgb.4, i64 %arg.rgb.5.1
  %44 = getelementptr float, ptr %43, i64 %.2464
  %.2486 = getelementptr float, ptr %44, i64 %.2438
  store float %.2263, ptr %.2486, align 4
  %.2501 = icmp slt i64 %.2062.0, 0
  %.2502 = select i1 %.2501, i64 %arg.where.5.0, i64 0
  %45 = getelementptr i32, ptr %arg.where.4, i64 %.2062.0
  %.2516 = getelementptr i32, ptr %45, i64 %.2502
  %.2517 = load i32, ptr %.2516, align 4
  %.2523 = sext i32 %.2517 to i64
  %.2548 = icmp slt i32 %.2517, 0
  %.2549 = select i1 %.2548, i64 %arg.rgb.5.1, i64 0
  %.idx1008 = shl i64 %arg.rgb.5.1, 3
  %46 = getelementptr i8, ptr %arg.rgb.4, i64 %.idx1008
  %47 = getelementptr float, ptr %46, i64 %.2549
  %.2571 = getelementptr float, ptr %47, i64 %.2523
  store float %.2317, ptr %.2571, align 4
  br label %B920
}

define internal i32 @loop.19(ptr noalias %retptr, ptr noalias %excinfo, float %arg.x.0, float %arg.x.1) {
entry:
  %.10 = fcmp contract ogt float %arg.x.1, %arg.x.0
  %.11 = select i1 %.10, float %arg.x.1, float %arg.x.0
  store float %.11, ptr %retptr, align 4
  ret i32 0
}

define internal i32 @loop.20(ptr noalias %retptr, ptr noalias %excinfo, float %arg.x.0, float %arg.x.1) {
entry:
  %.10 = fcmp contract olt float %arg.x.1, %arg.x.0
  %.11 = select i1 %.10, float %arg.x.1, float %arg.x.0
  store float %.11, ptr %retptr, align 4
  ret i32 0
}

define internal i32 @loop.21(ptr noalias %retptr, ptr noalias %excinfo, float %arg.f) {
entry:
  %.7 = alloca float, align 4
  store float 0.000000e+00, ptr %.7, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  store float 0.000000e+00, ptr %.7, align 4
  %.13 = call i32 @loop.19(ptr nonnull %.7, ptr nonnull %excinfo.1, float %arg.f, float 0x3FCA7B9620000000)
  switch i32 %.13, label %B0.if [
    i32 -2, label %B0.endif
    i32 0, label %B0.endif
  ], !prof !0

B0.if:                                            ; preds = %entry
  %.21 = icmp sgt i32 %.13, 0
  %.14 = load ptr, ptr %excinfo.1, align 8
  %.22 = select i1 %.21, ptr %.14, ptr undef
  store ptr %.22, ptr %excinfo, align 8
  br label %common.ret

common.ret:                                       ; preds = %B0.if, %B0.endif
  %common.ret.op = phi i32 [ 0, %B0.endif ], [ %.13, %B0.if ]
  ret i32 %common.ret.op

B0.endif:                                         ; preds = %entry, %entry
  %.23 = load float, ptr %.7, align 4
  %.35 = fmul contract float %.23, %.23
  %.36 = fmul contract float %.35, %.23
  %.37 = fsub contract float %arg.f, %.23
  %.38 = fmul contract float %.37, 0x3FC0700A00000000
  %.39 = fadd contract float %.36, %.38
  store float %.39, ptr %retptr, align 4
  br label %common.ret
}

define void @paint_rows.0(ptr %slots) {
  %ret = alloca i64, align 8
  %exc = alloca ptr, align 8
  %slot0 = load i64, ptr %slots, align 8
  %data0 = inttoptr i64 %slot0 to ptr
  %at1 = getelementptr i8, ptr %slots, i64 8
  %slot1 = load i64, ptr %at1, align 8
  %at2 = getelementptr i8, ptr %slots, i64 16
  %slot2 = load i64, ptr %at2, align 8
  %at3 = getelementptr i8, ptr %slots, i64 24
  %slot3 = load i64, ptr %at3, align 8
  %data1 = inttoptr i64 %slot3 to ptr
  %at4 = getelementptr i8, ptr %slots, i64 32
  %slot4 = load i64, ptr %at4, align 8
  %at5 = getelementptr i8, ptr %slots, i64 40
  %slot5 = load i64, ptr %at5, align 8
  %data2 = inttoptr i64 %slot5 to ptr
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %at8 = getelementptr i8, ptr %slots, i64 64
  %slot8 = load i64, ptr %at8, align 8
  %data3 = inttoptr i64 %slot8 to ptr
  %at9 = getelementptr i8, ptr %slots, i64 72
  %slot9 = load i64, ptr %at9, align 8
  %at10 = getelementptr i8, ptr %slots, i64 80
  %slot10 = load i64, ptr %at10, align 8
  %at11 = getelementptr i8, ptr %slots, i64 88
  %slot11 = load i64, ptr %at11, align 8
  %at12 = getelementptr i8, ptr %slots, i64 96
  %slot12 = load i64, ptr %at12, align 8
  %data4 = inttoptr i64 %slot12 to ptr
  %at13 = getelementptr i8, ptr %slots, i64 104
  %slot13 = load i64, ptr %at13, align 8
  %at14 = getelementptr i8, ptr %slots, i64 112
  %slot14 = load i64, ptr %at14, align 8
  %data5 = inttoptr i64 %slot14 to ptr
  %at15 = getelementptr i8, ptr %slots, i64 120
  %slot15 = load i64, ptr %at15, align 8
  %at16 = getelementptr i8, ptr %slots, i64 128
  %slot16 = load i64, ptr %at16, align 8
  %at17 = getelementptr i8, ptr %slots, i64 136
  %slot17 = load i64, ptr %at17, align 8
  %data6 = inttoptr i64 %slot17 to ptr
  %at18 = getelementptr i8, ptr %slots, i64 144
  %slot18 = load i64, ptr %at18, align 8
  %at19 = getelementptr i8, ptr %slots, i64 152
  %slot19 = load i64, ptr %at19, align 8
  %at20 = getelementptr i8, ptr %slots, i64 160
  %slot20 = load i64, ptr %at20, align 8
  %data7 = inttoptr i64 %slot20 to ptr
  %at21 = getelementptr i8, ptr %slots, i64 168
  %slot21 = load i64, ptr %at21, align 8
  %at22 = getelementptr i8, ptr %slots, i64 176
  %slot22 = load i64, ptr %at22, align 8
  %at23 = getelementptr i8, ptr %slots, i64 184
  %slot23 = load i64, ptr %at23, align 8
  %data8 = inttoptr i64 %slot23 to ptr
  %at24 = getelementptr i8, ptr %slots, i64 192
  %slot24 = load i64, ptr %at24, align 8
  %at25 = getelementptr i8, ptr %slots, i64 200
  %slot25 = load i64, ptr %at25, align 8
  %data9 = inttoptr i64 %slot25 to ptr
  %at26 = getelementptr i8, ptr %slots, i64 208
  %slot26 = load i64, ptr %at26, align 8
  %at27 = getelementptr i8, ptr %slots, i64 216
  %slot27 = load i64, ptr %at27, align 8
  %data10 = inttoptr i64 %slot27 to ptr
  %at28 = getelementptr i8, ptr %slots, i64 224
  %slot28 = load i64, ptr %at28, align 8
  %at29 = getelementptr i8, ptr %slots, i64 232
  %slot29 = load i64, ptr %at29, align 8
  %data11 = inttoptr i64 %slot29 to ptr
  %at30 = getelementptr i8, ptr %slots, i64 240
  %slot30 = load i64, ptr %at30, align 8
  %at31 = getelementptr i8, ptr %slots, i64 248
  %slot31 = load i64, ptr %at31, align 8
  %at32 = getelementptr i8, ptr %slots, i64 256
  %slot32 = load i64, ptr %at32, align 8
  %data12 = inttoptr i64 %slot32 to ptr
  %at33 = getelementptr i8, ptr %slots, i64 264
  %slot33 = load i64, ptr %at33, align 8
  %at34 = getelementptr i8, ptr %slots, i64 272
  %slot34 = load i64, ptr %at34, align 8
  %at35 = getelementptr i8, ptr %slots, i64 280
  %slot35 = load i64, ptr %at35, align 8
  %data13 = inttoptr i64 %slot35 to ptr
  %at36 = getelementptr i8, ptr %slots, i64 288
  %slot36 = load i64, ptr %at36, align 8
  %at37 = getelementptr i8, ptr %slots, i64 296
  %slot37 = load i64, ptr %at37, align 8
  %data14 = inttoptr i64 %slot37 to ptr
  %at38 = getelementptr i8, ptr %slots, i64 304
  %slot38 = load i64, ptr %at38, align 8
  %at39 = getelementptr i8, ptr %slots, i64 312
  %slot39 = load i64, ptr %at39, align 8
  %at40 = getelementptr i8, ptr %slots, i64 320
  %slot40 = load i64, ptr %at40, align 8
  %at41 = getelementptr i8, ptr %slots, i64 328
  %slot41 = load i64, ptr %at41, align 8
  %data15 = inttoptr i64 %slot41 to ptr
  %at42 = getelementptr i8, ptr %slots, i64 336
  %slot42 = load i64, ptr %at42, align 8
  %at43 = getelementptr i8, ptr %slots, i64 344
  %slot43 = load i64, ptr %at43, align 8
  %data16 = inttoptr i64 %slot43 to ptr
  %at44 = getelementptr i8, ptr %slots, i64 352
  %slot44 = load i64, ptr %at44, align 8
  %at45 = getelementptr i8, ptr %slots, i64 360
  %slot45 = load i64, ptr %at45, align 8
  %at46 = getelementptr i8, ptr %slots, i64 368
  %slot46 = load i64, ptr %at46, align 8
  %status = call i32 @loop.16(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 1, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data1, i64 %slot4, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot6, i64 %slot7, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot9, i64 %slot10, i64 %slot11, i64 0, i64 0, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data4, i64 %slot13, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot15, i64 %slot16, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot18, i64 %slot19, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data7, i64 %slot21, i64 %slot22, i64 0, i64 0, ptr null, ptr null, i64 0, i64 1, ptr %data8, i64 %slot24, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data9, i64 %slot26, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data10, i64 %slot28, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data11, i64 %slot30, i64 %slot31, i64 0, i64 0, ptr null, ptr null, i64 0, i64 2, ptr %data12, i64 %slot33, i64 %slot34, i64 0, i64 0, ptr null, ptr null, i64 0, i64 1, ptr %data13, i64 %slot36, i64 0, ptr null, ptr null, i64 0, i64 1, ptr %data14, i64 %slot38, i64 %slot39, i64 %slot40, i64 0, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data15, i64 %slot42, i64 0, ptr null, ptr null, i64 0, i64 2, ptr %data16, i64 %slot44, i64 %slot45, i64 %slot46, i64 0, i64 0, i64 0)
  ret void
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smax.i64(i64, i64)


!0 = !{!"branch_weights", i32 1, i32 49, i32 49}
