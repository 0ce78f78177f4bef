; Made by tools/compile_loops.py with numba: do not edit.
; from retrocolor.imaging.paint_loops a869bace9e0e142c11e5a92ef6bbe318bf738de16fcc0842365a9cce41ddfe3f
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

define internal i32 @loop.16(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.grey.0, ptr %arg.grey.1, i64 %arg.grey.2, i64 %arg.grey.3, ptr %arg.grey.4, i64 %arg.grey.5.0, i64 %arg.grey.5.1, i64 %arg.grey.6.0, i64 %arg.grey.6.1, ptr %arg.levels.0, ptr %arg.levels.1, i64 %arg.levels.2, i64 %arg.levels.3, ptr %arg.levels.4, i64 %arg.levels.5.0, i64 %arg.levels.6.0, ptr %arg.f.0, ptr %arg.f.1, i64 %arg.f.2, i64 %arg.f.3, ptr %arg.f.4, i64 %arg.f.5.0, i64 %arg.f.5.1, i64 %arg.f.6.0, i64 %arg.f.6.1, ptr %arg.rows.0, ptr %arg.rows.1, i64 %arg.rows.2, i64 %arg.rows.3, ptr %arg.rows.4, i64 %arg.rows.5.0, i64 %arg.rows.5.1, i64 %arg.rows.5.2, i64 %arg.rows.6.0, i64 %arg.rows.6.1, i64 %arg.rows.6.2, ptr %arg.first.0, ptr %arg.first.1, i64 %arg.first.2, i64 %arg.first.3, ptr %arg.first.4, i64 %arg.first.5.0, i64 %arg.first.6.0, ptr %arg.weights.0, ptr %arg.weights.1, i64 %arg.weights.2, i64 %arg.weights.3, ptr %arg.weights.4, i64 %arg.weights.5.0, i64 %arg.weights.5.1, i64 %arg.weights.6.0, i64 %arg.weights.6.1, ptr %arg.light.0, ptr %arg.light.1, i64 %arg.light.2, i64 %arg.light.3, ptr %arg.light.4, i64 %arg.light.5.0, i64 %arg.light.6.0, ptr %arg.chroma_a.0, ptr %arg.chroma_a.1, i64 %arg.chroma_a.2, i64 %arg.chroma_a.3, ptr %arg.chroma_a.4, i64 %arg.chroma_a.5.0, i64 %arg.chroma_a.6.0, ptr %arg.chroma_b.0, ptr %arg.chroma_b.1, i64 %arg.chroma_b.2, i64 %arg.chroma_b.3, ptr %arg.chroma_b.4, i64 %arg.chroma_b.5.0, i64 %arg.chroma_b.6.0, ptr %arg.red.0, ptr %arg.red.1, i64 %arg.red.2, i64 %arg.red.3, ptr %arg.red.4, i64 %arg.red.5.0, i64 %arg.red.6.0, ptr %arg.green.0, ptr %arg.green.1, i64 %arg.green.2, i64 %arg.green.3, ptr %arg.green.4, i64 %arg.green.5.0, i64 %arg.green.6.0, ptr %arg.blue.0, ptr %arg.blue.1, i64 %arg.blue.2, i64 %arg.blue.3, ptr %arg.blue.4, i64 %arg.blue.5.0, i64 %arg.blue.6.0, ptr %arg.flags.0, ptr %arg.flags.1, i64 %arg.flags.2, i64 %arg.flags.3, ptr %arg.flags.4, i64 %arg.flags.5.0, i64 %arg.flags.6.0, ptr %arg.eights.0, ptr %arg.eights.1, i64 %arg.eights.2, i64 %arg.eights.3, ptr %arg.eights.4, i64 %arg.eights.5.0, i64 %arg.eights.6.0, ptr %arg.where.0, ptr %arg.where.1, i64 %arg.where.2, i64 %arg.where.3, ptr %arg.where.4, i64 %arg.where.5.0, i64 %arg.where.6.0, ptr %arg.few.0, ptr %arg.few.1, i64 %arg.few.2, i64 %arg.few.3, ptr %arg.few.4, i64 %arg.few.5.0, i64 %arg.few.5.1, i64 %arg.few.6.0, i64 %arg.few.6.1, ptr %arg.reds.0, ptr %arg.reds.1, i64 %arg.reds.2, i64 %arg.reds.3, ptr %arg.reds.4, i64 %arg.reds.5.0, i64 %arg.reds.6.0, ptr %arg.greens.0, ptr %arg.greens.1, i64 %arg.greens.2, i64 %arg.greens.3, ptr %arg.greens.4, i64 %arg.greens.5.0, i64 %arg.greens.6.0, ptr %arg.blues.0, ptr %arg.blues.1, i64 %arg.blues.2, i64 %arg.blues.3, ptr %arg.blues.4, i64 %arg.blues.5.0, i64 %arg.blues.6.0, ptr %arg.byte_gamma.0, ptr %arg.byte_gamma.1, i64 %arg.byte_gamma.2, i64 %arg.byte_gamma.3, ptr %arg.byte_gamma.4, i64 %arg.byte_gamma.5.0, i64 %arg.byte_gamma.6.0, ptr %arg.coded.0, ptr %arg.coded.1, i64 %arg.coded.2, i64 %arg.coded.3, ptr %arg.coded.4, i64 %arg.coded.5.0, i64 %arg.coded.5.1, i64 %arg.coded.5.2, i64 %arg.coded.6.0, i64 %arg.coded.6.1, i64 %arg.coded.6.2, ptr %arg.gamma.0, ptr %arg.gamma.1, i64 %arg.gamma.2, i64 %arg.gamma.3, ptr %arg.gamma.4, i64 %arg.gamma.5.0, i64 %arg.gamma.6.0, ptr %arg.deep.0, ptr %arg.deep.1, i64 %arg.deep.2, i64 %arg.deep.3, ptr %arg.deep.4, i64 %arg.deep.5.0, i64 %arg.deep.5.1, i64 %arg.deep.5.2, i64 %arg.deep.6.0, i64 %arg.deep.6.1, i64 %arg.deep.6.2) {
entry:
  %.2029 = alloca [3 x float], align 4
  store float 0.000000e+00, ptr %.2029, align 4
  %.fca.1.gep = getelementptr inbounds nuw i8, ptr %.2029, i64 4
  store float 0.000000e+00, ptr %.fca.1.gep, align 4
  %.fca.2.gep = getelementptr inbounds nuw i8, ptr %.2029, i64 8
  store float 0.000000e+00, ptr %.fca.2.gep, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.2148 = alloca float, align 4
  store float 0.000000e+00, ptr %.2148, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.2176 = alloca float, align 4
  store float 0.000000e+00, ptr %.2176, align 4
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.2205 = alloca float, align 4
  store float 0.000000e+00, ptr %.2205, align 4
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.2233 = alloca float, align 4
  store float 0.000000e+00, ptr %.2233, align 4
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %.2319 = alloca ptr, align 8
  store ptr null, ptr %.2319, align 8
  %excinfo.6 = alloca ptr, align 8
  store ptr null, ptr %excinfo.6, align 8
  %.2548 = alloca i16, align 2
  store i16 0, ptr %.2548, align 2
  %excinfo.7 = alloca ptr, align 8
  store ptr null, ptr %excinfo.7, align 8
  %.2682 = alloca i16, align 2
  store i16 0, ptr %.2682, align 2
  %excinfo.8 = alloca ptr, align 8
  store ptr null, ptr %excinfo.8, align 8
  %.2816 = alloca i16, align 2
  store i16 0, ptr %.2816, align 2
  %excinfo.9 = alloca ptr, align 8
  store ptr null, ptr %excinfo.9, align 8
  %.3090 = alloca i16, align 2
  store i16 0, ptr %.3090, align 2
  %excinfo.10 = alloca ptr, align 8
  store ptr null, ptr %excinfo.10, align 8
  %.3145 = alloca i16, align 2
  store i16 0, ptr %.3145, align 2
  %excinfo.11 = alloca ptr, align 8
  store ptr null, ptr %excinfo.11, align 8
  %.3200 = alloca i16, align 2
  store i16 0, ptr %.3200, align 2
  %excinfo.12 = alloca ptr, align 8
  store ptr null, ptr %excinfo.12, align 8
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.first.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %entry, %B1677
  %.330.0 = phi i64 [ 0, %entry ], [ %.330.1, %B1677 ]
  %.333.0 = phi i64 [ %storemerge, %entry ], [ %.333.1, %B1677 ]
  %.389 = icmp sgt i64 %.333.0, 0
  %.398 = add nsw i64 %.333.0, -1
  %.402 = add i64 %.330.0, 1
  %.330.1 = select i1 %.389, i64 %.402, i64 %.330.0
  %.333.1 = select i1 %.389, i64 %.398, i64 %.333.0
  %.379.sroa.0.0 = select i1 %.389, i64 %.330.0, i64 0
  br i1 %.389, label %B60, label %B1676

B60:                                              ; preds = %B56
  %.440.not = icmp eq i64 %arg.levels.5.0, 0
  br i1 %.440.not, label %B186, label %B88

B88:                                              ; preds = %B60
  %storemerge1681 = call i64 @llvm.smax.i64(i64 %arg.grey.5.1, i64 0)
  br label %B140

B140:                                             ; preds = %B88, %B140.if
  %.478.0 = phi i64 [ 0, %B88 ], [ %.547, %B140.if ]
  %.481.0 = phi i64 [ %storemerge1681, %B88 ], [ %.543, %B140.if ]
  %.534 = icmp sgt i64 %.481.0, 0
  br i1 %.534, label %B140.if, label %B270

B186:                                             ; preds = %B60
  %storemerge1680 = call i64 @llvm.smax.i64(i64 %arg.light.5.0, i64 0)
  br label %B238

B238:                                             ; preds = %B186, %B238.if
  %.720.0 = phi i64 [ 0, %B186 ], [ %.789, %B238.if ]
  %.723.0 = phi i64 [ %storemerge1680, %B186 ], [ %.785, %B238.if ]
  %.776 = icmp sgt i64 %.723.0, 0
  br i1 %.776, label %B238.if, label %B270

B270:                                             ; preds = %B238, %B140
  %.927 = icmp slt i64 %.379.sroa.0.0, 0
  %.928 = select i1 %.927, i64 %arg.weights.5.0, i64 0
  %.929 = add i64 %.379.sroa.0.0, %.928
  %.949 = mul i64 %.929, %arg.weights.5.1
  %.953 = getelementptr float, ptr %arg.weights.4, i64 %.949
  %.954 = load float, ptr %.953, align 4
  %.982 = icmp slt i64 %.379.sroa.0.0, 0
  %.983 = select i1 %.982, i64 %arg.weights.5.0, i64 0
  %.984 = add i64 %.379.sroa.0.0, %.983
  %.1004 = mul i64 %.984, %arg.weights.5.1
  %0 = getelementptr float, ptr %arg.weights.4, i64 %.1004
  %.1008 = getelementptr i8, ptr %0, i64 4
  %.1009 = load float, ptr %.1008, align 4
  %.1037 = icmp slt i64 %.379.sroa.0.0, 0
  %.1038 = select i1 %.1037, i64 %arg.weights.5.0, i64 0
  %.1039 = add i64 %.379.sroa.0.0, %.1038
  %.1059 = mul i64 %.1039, %arg.weights.5.1
  %1 = getelementptr float, ptr %arg.weights.4, i64 %.1059
  %.1063 = getelementptr i8, ptr %1, i64 8
  %.1064 = load float, ptr %.1063, align 4
  %.1092 = icmp slt i64 %.379.sroa.0.0, 0
  %.1093 = select i1 %.1092, i64 %arg.weights.5.0, i64 0
  %.1094 = add i64 %.379.sroa.0.0, %.1093
  %.1114 = mul i64 %.1094, %arg.weights.5.1
  %2 = getelementptr float, ptr %arg.weights.4, i64 %.1114
  %.1118 = getelementptr i8, ptr %2, i64 12
  %.1119 = load float, ptr %.1118, align 4
  %.1154 = icmp slt i64 %.379.sroa.0.0, 0
  %.1155 = select i1 %.1154, i64 %arg.first.5.0, i64 0
  %3 = getelementptr i64, ptr %arg.first.4, i64 %.379.sroa.0.0
  %.1169 = getelementptr i64, ptr %3, i64 %.1155
  %.1170 = load i64, ptr %.1169, align 8
  %storemerge1682 = call i64 @llvm.smax.i64(i64 %arg.light.5.0, i64 0)
  br label %B424

B424:                                             ; preds = %B428.endif.endif.endif.endif.endif, %B270
  %.1207.0 = phi i64 [ 0, %B270 ], [ %.1277, %B428.endif.endif.endif.endif.endif ]
  %.1210.0 = phi i64 [ %storemerge1682, %B270 ], [ %.1273, %B428.endif.endif.endif.endif.endif ]
  %.1264 = icmp sgt i64 %.1210.0, 0
  br i1 %.1264, label %B426.if, label %B986

B986:                                             ; preds = %B424
  store ptr null, ptr %.2319, align 8
  %.2345 = call i32 @loop.18(ptr nonnull %.2319, ptr nonnull %excinfo.6, ptr %arg.light.0, ptr %arg.light.1, i64 %arg.light.2, i64 %arg.light.3, ptr %arg.light.4, i64 %arg.light.5.0, i64 %arg.light.6.0, ptr %arg.chroma_a.0, ptr %arg.chroma_a.1, i64 %arg.chroma_a.2, i64 %arg.chroma_a.3, ptr %arg.chroma_a.4, i64 %arg.chroma_a.5.0, i64 %arg.chroma_a.6.0, ptr %arg.chroma_b.0, ptr %arg.chroma_b.1, i64 %arg.chroma_b.2, i64 %arg.chroma_b.3, ptr %arg.chroma_b.4, i64 %arg.chroma_b.5.0, i64 %arg.chroma_b.6.0, ptr %arg.red.0, ptr %arg.red.1, i64 %arg.red.2, i64 %arg.red.3, ptr %arg.red.4, i64 %arg.red.5.0, i64 %arg.red.6.0, ptr %arg.green.0, ptr %arg.green.1, i64 %arg.green.2, i64 %arg.green.3, ptr %arg.green.4, i64 %arg.green.5.0, i64 %arg.green.6.0, ptr %arg.blue.0, ptr %arg.blue.1, i64 %arg.blue.2, i64 %arg.blue.3, ptr %arg.blue.4, i64 %arg.blue.5.0, i64 %arg.blue.6.0, ptr %arg.flags.0, ptr %arg.flags.1, i64 %arg.flags.2, i64 %arg.flags.3, ptr %arg.flags.4, i64 %arg.flags.5.0, i64 %arg.flags.6.0, ptr %arg.eights.0, ptr %arg.eights.1, i64 %arg.eights.2, i64 %arg.eights.3, ptr %arg.eights.4, i64 %arg.eights.5.0, i64 %arg.eights.6.0, ptr %arg.where.0, ptr %arg.where.1, i64 %arg.where.2, i64 %arg.where.3, ptr %arg.where.4, i64 %arg.where.5.0, i64 %arg.where.6.0, ptr %arg.few.0, ptr %arg.few.1, i64 %arg.few.2, i64 %arg.few.3, ptr %arg.few.4, i64 %arg.few.5.0, i64 %arg.few.5.1, i64 %arg.few.6.0, i64 %arg.few.6.1)
  switch i32 %.2345, label %B986.if [
    i32 -2, label %B986.endif
    i32 0, label %B986.endif
  ], !prof !0

B1060:                                            ; preds = %B986.endif
  %storemerge1685 = call i64 @llvm.smax.i64(i64 %arg.deep.5.1, i64 0)
  br label %B1112

B1112:                                            ; preds = %B1114.endif.endif.endif, %B1060
  %.2422.0 = phi i64 [ 0, %B1060 ], [ %.2491, %B1114.endif.endif.endif ]
  %.2425.0 = phi i64 [ %storemerge1685, %B1060 ], [ %.2487, %B1114.endif.endif.endif ]
  %.2478 = icmp sgt i64 %.2425.0, 0
  br i1 %.2478, label %B1112.if, label %B1677

B1290:                                            ; preds = %B986.endif
  %storemerge1683 = call i64 @llvm.smax.i64(i64 %arg.coded.5.1, i64 0)
  br label %B1342

B1342:                                            ; preds = %B1344.endif.endif.endif, %B1290
  %.2965.0 = phi i64 [ 0, %B1290 ], [ %.3034, %B1344.endif.endif.endif ]
  %.2968.0 = phi i64 [ %storemerge1683, %B1290 ], [ %.3030, %B1344.endif.endif.endif ]
  %.3021 = icmp sgt i64 %.2968.0, 0
  br i1 %.3021, label %B1342.if, label %B1494

B1494:                                            ; preds = %B1342
  %storemerge1684 = call i64 @llvm.smax.i64(i64 %arg.coded.5.1, i64 0)
  br label %B1546

B1546:                                            ; preds = %B1494, %B1546.if
  %.3358.0 = phi i64 [ 0, %B1494 ], [ %.3427, %B1546.if ]
  %.3361.0 = phi i64 [ %storemerge1684, %B1494 ], [ %.3423, %B1546.if ]
  %.3414 = icmp sgt i64 %.3361.0, 0
  br i1 %.3414, label %B1546.if, label %B1677

common.ret:                                       ; preds = %B1344.endif.endif.if, %B1344.endif.if, %B1344.if, %B1114.endif.endif.if, %B1114.endif.if, %B1114.if, %B986.if, %B428.endif.endif.endif.endif.if, %B428.endif.endif.endif.if, %B428.endif.endif.if, %B428.endif.if, %B428.if, %B1676
  %common.ret.op = phi i32 [ 0, %B1676 ], [ %.2033, %B428.if ], [ %.2154, %B428.endif.if ], [ %.2182, %B428.endif.endif.if ], [ %.2211, %B428.endif.endif.endif.if ], [ %.2239, %B428.endif.endif.endif.endif.if ], [ %.2345, %B986.if ], [ %.2554, %B1114.if ], [ %.2688, %B1114.endif.if ], [ %.2822, %B1114.endif.endif.if ], [ %.3094, %B1344.if ], [ %.3149, %B1344.endif.if ], [ %.3204, %B1344.endif.endif.if ]
  ret i32 %common.ret.op

B1676:                                            ; preds = %B56
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B1677:                                            ; preds = %B1546, %B1112
  br label %B56

B140.if:                                          ; preds = %B140
  %.543 = add nsw i64 %.481.0, -1
  %.547 = add i64 %.478.0, 1
  %.595 = icmp slt i64 %.379.sroa.0.0, 0
  %.596 = select i1 %.595, i64 %arg.grey.5.0, i64 0
  %.597 = add i64 %.379.sroa.0.0, %.596
  %.598 = icmp slt i64 %.478.0, 0
  %.599 = select i1 %.598, i64 %arg.grey.5.1, i64 0
  %.617 = mul i64 %.597, %arg.grey.5.1
  %4 = getelementptr i8, ptr %arg.grey.4, i64 %.617
  %5 = getelementptr i8, ptr %4, i64 %.478.0
  %.621 = getelementptr i8, ptr %5, i64 %.599
  %.622 = load i8, ptr %.621, align 1
  %.624 = zext i8 %.622 to i64
  %.649 = getelementptr float, ptr %arg.levels.4, i64 %.624
  %.650 = load float, ptr %.649, align 4
  %.664 = icmp slt i64 %.478.0, 0
  %.665 = select i1 %.664, i64 %arg.light.5.0, i64 0
  %6 = getelementptr float, ptr %arg.light.4, i64 %.478.0
  %.679 = getelementptr float, ptr %6, i64 %.665
  store float %.650, ptr %.679, align 4
  br label %B140

B238.if:                                          ; preds = %B238
  %.785 = add nsw i64 %.723.0, -1
  %.789 = add i64 %.720.0, 1
  %.837 = icmp slt i64 %.379.sroa.0.0, 0
  %.838 = select i1 %.837, i64 %arg.f.5.0, i64 0
  %.839 = add i64 %.379.sroa.0.0, %.838
  %.840 = icmp slt i64 %.720.0, 0
  %.841 = select i1 %.840, i64 %arg.f.5.1, i64 0
  %.859 = mul i64 %.839, %arg.f.5.1
  %7 = getelementptr float, ptr %arg.f.4, i64 %.859
  %8 = getelementptr float, ptr %7, i64 %.720.0
  %.863 = getelementptr float, ptr %8, i64 %.841
  %.864 = load float, ptr %.863, align 4
  %.878 = icmp slt i64 %.720.0, 0
  %.879 = select i1 %.878, i64 %arg.light.5.0, i64 0
  %9 = getelementptr float, ptr %arg.light.4, i64 %.720.0
  %.893 = getelementptr float, ptr %9, i64 %.879
  store float %.864, ptr %.893, align 4
  br label %B238

B426.if:                                          ; preds = %B424
  %.1273 = add nsw i64 %.1210.0, -1
  %.1277 = add i64 %.1207.0, 1
  %.1338 = icmp slt i64 %.1170, 0
  %.1339 = select i1 %.1338, i64 %arg.rows.5.0, i64 0
  %.1340 = add i64 %.1170, %.1339
  %.1344 = icmp slt i64 %.1207.0, 0
  %.1345 = select i1 %.1344, i64 %arg.rows.5.2, i64 0
  %.1368 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.1370 = mul i64 %.1340, %.1368
  %10 = getelementptr float, ptr %arg.rows.4, i64 %.1370
  %11 = getelementptr float, ptr %10, i64 %.1207.0
  %.1376 = getelementptr float, ptr %11, i64 %.1345
  %.1377 = load float, ptr %.1376, align 4
  %.1379 = fmul contract float %.954, %.1377
  %.1381 = add nsw i64 %.1170, 1
  %.1417 = icmp slt i64 %.1170, -1
  %.1418 = select i1 %.1417, i64 %arg.rows.5.0, i64 0
  %.1419 = add i64 %.1381, %.1418
  %.1423 = icmp slt i64 %.1207.0, 0
  %.1424 = select i1 %.1423, i64 %arg.rows.5.2, i64 0
  %.1447 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.1449 = mul i64 %.1419, %.1447
  %12 = getelementptr float, ptr %arg.rows.4, i64 %.1449
  %13 = getelementptr float, ptr %12, i64 %.1207.0
  %.1455 = getelementptr float, ptr %13, i64 %.1424
  %.1456 = load float, ptr %.1455, align 4
  %.1458 = fmul contract float %.1009, %.1456
  %.1459 = fadd contract float %.1379, %.1458
  %.1496 = icmp slt i64 %.1170, 0
  %.1497 = select i1 %.1496, i64 %arg.rows.5.0, i64 0
  %.1498 = add i64 %.1170, %.1497
  %.1502 = icmp slt i64 %.1207.0, 0
  %.1503 = select i1 %.1502, i64 %arg.rows.5.2, i64 0
  %.1526 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.1528 = mul i64 %.1498, %.1526
  %14 = getelementptr float, ptr %arg.rows.4, i64 %.1528
  %15 = getelementptr float, ptr %14, i64 %arg.rows.5.2
  %16 = getelementptr float, ptr %15, i64 %.1207.0
  %.1534 = getelementptr float, ptr %16, i64 %.1503
  %.1535 = load float, ptr %.1534, align 4
  %.1537 = fmul contract float %.954, %.1535
  %.1539 = add nsw i64 %.1170, 1
  %.1575 = icmp slt i64 %.1170, -1
  %.1576 = select i1 %.1575, i64 %arg.rows.5.0, i64 0
  %.1577 = add i64 %.1539, %.1576
  %.1581 = icmp slt i64 %.1207.0, 0
  %.1582 = select i1 %.1581, i64 %arg.rows.5.2, i64 0
  %.1605 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.1607 = mul i64 %.1577, %.1605
  %17 = getelementptr float, ptr %arg.rows.4, i64 %.1607
  %18 = getelementptr float, ptr %17, i64 %arg.rows.5.2
  %19 = getelementptr float, ptr %18, i64 %.1207.0
  %.1613 = getelementptr float, ptr %19, i64 %.1582
  %.1614 = load float, ptr %.1613, align 4
  %.1616 = fmul contract float %.1009, %.1614
  %.1617 = fadd contract float %.1537, %.1616
  %.1619 = add nsw i64 %.1170, 2
  %.1655 = icmp slt i64 %.1170, -2
  %.1656 = select i1 %.1655, i64 %arg.rows.5.0, i64 0
  %.1657 = add i64 %.1619, %.1656
  %.1661 = icmp slt i64 %.1207.0, 0
  %.1662 = select i1 %.1661, i64 %arg.rows.5.2, i64 0
  %.1685 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.1687 = mul i64 %.1657, %.1685
  %20 = getelementptr float, ptr %arg.rows.4, i64 %.1687
  %21 = getelementptr float, ptr %20, i64 %.1207.0
  %.1693 = getelementptr float, ptr %21, i64 %.1662
  %.1694 = load float, ptr %.1693, align 4
  %.1696 = fmul contract float %.1064, %.1694
  %.1697 = fadd contract float %.1459, %.1696
  %.1699 = add nsw i64 %.1170, 3
  %.1735 = icmp slt i64 %.1170, -3
  %.1736 = select i1 %.1735, i64 %arg.rows.5.0, i64 0
  %.1737 = add i64 %.1699, %.1736
  %.1741 = icmp slt i64 %.1207.0, 0
  %.1742 = select i1 %.1741, i64 %arg.rows.5.2, i64 0
  %.1765 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.1767 = mul i64 %.1737, %.1765
  %22 = getelementptr float, ptr %arg.rows.4, i64 %.1767
  %23 = getelementptr float, ptr %22, i64 %.1207.0
  %.1773 = getelementptr float, ptr %23, i64 %.1742
  %.1774 = load float, ptr %.1773, align 4
  %.1776 = fmul contract float %.1119, %.1774
  %.1777 = fadd contract float %.1697, %.1776
  %.1779 = add nsw i64 %.1170, 2
  %.1815 = icmp slt i64 %.1170, -2
  %.1816 = select i1 %.1815, i64 %arg.rows.5.0, i64 0
  %.1817 = add i64 %.1779, %.1816
  %.1821 = icmp slt i64 %.1207.0, 0
  %.1822 = select i1 %.1821, i64 %arg.rows.5.2, i64 0
  %.1845 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.1847 = mul i64 %.1817, %.1845
  %24 = getelementptr float, ptr %arg.rows.4, i64 %.1847
  %25 = getelementptr float, ptr %24, i64 %arg.rows.5.2
  %26 = getelementptr float, ptr %25, i64 %.1207.0
  %.1853 = getelementptr float, ptr %26, i64 %.1822
  %.1854 = load float, ptr %.1853, align 4
  %.1856 = fmul contract float %.1064, %.1854
  %.1857 = fadd contract float %.1617, %.1856
  %.1859 = add nsw i64 %.1170, 3
  %.1895 = icmp slt i64 %.1170, -3
  %.1896 = select i1 %.1895, i64 %arg.rows.5.0, i64 0
  %.1897 = add i64 %.1859, %.1896
  %.1901 = icmp slt i64 %.1207.0, 0
  %.1902 = select i1 %.1901, i64 %arg.rows.5.2, i64 0
  %.1925 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.1927 = mul i64 %.1897, %.1925
  %27 = getelementptr float, ptr %arg.rows.4, i64 %.1927
  %28 = getelementptr float, ptr %27, i64 %arg.rows.5.2
  %29 = getelementptr float, ptr %28, i64 %.1207.0
  %.1933 = getelementptr float, ptr %29, i64 %.1902
  %.1934 = load float, ptr %.1933, align 4
  %.1936 = fmul contract float %.1119, %.1934
  %.1937 = fadd contract float %.1857, %.1936
  %.1951 = icmp slt i64 %.1207.0, 0
  %.1952 = select i1 %.1951, i64 %arg.chroma_a.5.0, i64 0
  %30 = getelementptr float, ptr %arg.chroma_a.4, i64 %.1207.0
  %.1966 = getelementptr float, ptr %30, i64 %.1952
  store float %.1777, ptr %.1966, align 4
  %.1981 = icmp slt i64 %.1207.0, 0
  %.1982 = select i1 %.1981, i64 %arg.chroma_b.5.0, i64 0
  %31 = getelementptr float, ptr %arg.chroma_b.4, i64 %.1207.0
  %.1996 = getelementptr float, ptr %31, i64 %.1982
  store float %.1937, ptr %.1996, align 4
  %.2012 = icmp slt i64 %.1207.0, 0
  %.2013 = select i1 %.2012, i64 %arg.light.5.0, i64 0
  %32 = getelementptr float, ptr %arg.light.4, i64 %.1207.0
  %.2027 = getelementptr float, ptr %32, i64 %.2013
  %.2028 = load float, ptr %.2027, align 4
  store float 0.000000e+00, ptr %.2029, align 4
  %.fca.1.gep418 = getelementptr inbounds nuw i8, ptr %.2029, i64 4
  store float 0.000000e+00, ptr %.fca.1.gep418, align 4
  %.fca.2.gep419 = getelementptr inbounds nuw i8, ptr %.2029, i64 8
  store float 0.000000e+00, ptr %.fca.2.gep419, align 4
  %.2033 = call i32 @loop.17(ptr nonnull %.2029, ptr nonnull %excinfo.1, float %.2028, float %.1777, float %.1937)
  %.2043.fca.0.load = load float, ptr %.2029, align 4
  %.2043.fca.1.gep = getelementptr inbounds nuw i8, ptr %.2029, i64 4
  %.2043.fca.1.load = load float, ptr %.2043.fca.1.gep, align 4
  %.2043.fca.2.gep = getelementptr inbounds nuw i8, ptr %.2029, i64 8
  %.2043.fca.2.load = load float, ptr %.2043.fca.2.gep, align 4
  switch i32 %.2033, label %B428.if [
    i32 -2, label %B428.endif
    i32 0, label %B428.endif
  ], !prof !0

B428.if:                                          ; preds = %B426.if
  %.2041 = icmp sgt i32 %.2033, 0
  %.2034 = load ptr, ptr %excinfo.1, align 8
  %.2042 = select i1 %.2041, ptr %.2034, ptr undef
  store ptr %.2042, ptr %excinfo, align 8
  br label %common.ret

B428.endif:                                       ; preds = %B426.if, %B426.if
  %.2069 = icmp slt i64 %.1207.0, 0
  %.2070 = select i1 %.2069, i64 %arg.red.5.0, i64 0
  %33 = getelementptr float, ptr %arg.red.4, i64 %.1207.0
  %.2084 = getelementptr float, ptr %33, i64 %.2070
  store float %.2043.fca.0.load, ptr %.2084, align 4
  %.2099 = icmp slt i64 %.1207.0, 0
  %.2100 = select i1 %.2099, i64 %arg.green.5.0, i64 0
  %34 = getelementptr float, ptr %arg.green.4, i64 %.1207.0
  %.2114 = getelementptr float, ptr %34, i64 %.2100
  store float %.2043.fca.1.load, ptr %.2114, align 4
  %.2129 = icmp slt i64 %.1207.0, 0
  %.2130 = select i1 %.2129, i64 %arg.blue.5.0, i64 0
  %35 = getelementptr float, ptr %arg.blue.4, i64 %.1207.0
  %.2144 = getelementptr float, ptr %35, i64 %.2130
  store float %.2043.fca.2.load, ptr %.2144, align 4
  store float 0.000000e+00, ptr %.2148, align 4
  %.2154 = call i32 @loop.21(ptr nonnull %.2148, ptr nonnull %excinfo.2, float %.2043.fca.0.load, float %.2043.fca.1.load)
  switch i32 %.2154, label %B428.endif.if [
    i32 -2, label %B428.endif.endif
    i32 0, label %B428.endif.endif
  ], !prof !0

B428.endif.if:                                    ; preds = %B428.endif
  %.2162 = icmp sgt i32 %.2154, 0
  %.2155 = load ptr, ptr %excinfo.2, align 8
  %.2163 = select i1 %.2162, ptr %.2155, ptr undef
  store ptr %.2163, ptr %excinfo, align 8
  br label %common.ret

B428.endif.endif:                                 ; preds = %B428.endif, %B428.endif
  %.2164 = load float, ptr %.2148, align 4
  store float 0.000000e+00, ptr %.2176, align 4
  %.2182 = call i32 @loop.21(ptr nonnull %.2176, ptr nonnull %excinfo.3, float %.2164, float %.2043.fca.2.load)
  switch i32 %.2182, label %B428.endif.endif.if [
    i32 -2, label %B428.endif.endif.endif
    i32 0, label %B428.endif.endif.endif
  ], !prof !0

B428.endif.endif.if:                              ; preds = %B428.endif.endif
  %.2190 = icmp sgt i32 %.2182, 0
  %.2183 = load ptr, ptr %excinfo.3, align 8
  %.2191 = select i1 %.2190, ptr %.2183, ptr undef
  store ptr %.2191, ptr %excinfo, align 8
  br label %common.ret

B428.endif.endif.endif:                           ; preds = %B428.endif.endif, %B428.endif.endif
  %.2192 = load float, ptr %.2176, align 4
  %.2202 = fcmp contract olt float %.2192, 0xBEB0C6F7A0000000
  store float 0.000000e+00, ptr %.2205, align 4
  %.2211 = call i32 @loop.22(ptr nonnull %.2205, ptr nonnull %excinfo.4, float %.2043.fca.0.load, float %.2043.fca.1.load)
  switch i32 %.2211, label %B428.endif.endif.endif.if [
    i32 -2, label %B428.endif.endif.endif.endif
    i32 0, label %B428.endif.endif.endif.endif
  ], !prof !0

B428.endif.endif.endif.if:                        ; preds = %B428.endif.endif.endif
  %.2219 = icmp sgt i32 %.2211, 0
  %.2212 = load ptr, ptr %excinfo.4, align 8
  %.2220 = select i1 %.2219, ptr %.2212, ptr undef
  store ptr %.2220, ptr %excinfo, align 8
  br label %common.ret

B428.endif.endif.endif.endif:                     ; preds = %B428.endif.endif.endif, %B428.endif.endif.endif
  %.2221 = load float, ptr %.2205, align 4
  store float 0.000000e+00, ptr %.2233, align 4
  %.2239 = call i32 @loop.22(ptr nonnull %.2233, ptr nonnull %excinfo.5, float %.2221, float %.2043.fca.2.load)
  switch i32 %.2239, label %B428.endif.endif.endif.endif.if [
    i32 -2, label %B428.endif.endif.endif.endif.endif
    i32 0, label %B428.endif.endif.endif.endif.endif
  ], !prof !0

B428.endif.endif.endif.endif.if:                  ; preds = %B428.endif.endif.endif.endif
  %.2247 = icmp sgt i32 %.2239, 0
  %.2240 = load ptr, ptr %excinfo.5, align 8
  %.2248 = select i1 %.2247, ptr %.2240, ptr undef
  store ptr %.2248, ptr %excinfo, align 8
  br label %common.ret

B428.endif.endif.endif.endif.endif:               ; preds = %B428.endif.endif.endif.endif, %B428.endif.endif.endif.endif
  %.2249 = load float, ptr %.2233, align 4
  %.2259 = fcmp contract ogt float %.2249, 0x3FF0000100000000
  %.2260 = or i1 %.2202, %.2259
  %.2274 = icmp slt i64 %.1207.0, 0
  %.2275 = select i1 %.2274, i64 %arg.flags.5.0, i64 0
  %36 = getelementptr i8, ptr %arg.flags.4, i64 %.1207.0
  %.2289 = getelementptr i8, ptr %36, i64 %.2275
  %.2291 = zext i1 %.2260 to i8
  store i8 %.2291, ptr %.2289, align 1
  br label %B424

B986.if:                                          ; preds = %B986
  %.2353 = icmp sgt i32 %.2345, 0
  %.2346 = load ptr, ptr %excinfo.6, align 8
  %.2354 = select i1 %.2353, ptr %.2346, ptr undef
  store ptr %.2354, ptr %excinfo, align 8
  br label %common.ret

B986.endif:                                       ; preds = %B986, %B986
  %.2381.not = icmp eq i64 %arg.deep.5.0, 0
  br i1 %.2381.not, label %B1290, label %B1060

B1112.if:                                         ; preds = %B1112
  %.2487 = add nsw i64 %.2425.0, -1
  %.2491 = add i64 %.2422.0, 1
  %.2530 = icmp slt i64 %.2422.0, 0
  %.2531 = select i1 %.2530, i64 %arg.red.5.0, i64 0
  %37 = getelementptr float, ptr %arg.red.4, i64 %.2422.0
  %.2545 = getelementptr float, ptr %37, i64 %.2531
  %.2546 = load float, ptr %.2545, align 4
  store i16 0, ptr %.2548, align 2
  %.2554 = call i32 @loop.19(ptr nonnull %.2548, ptr nonnull %excinfo.7, float %.2546, ptr %arg.gamma.0, ptr %arg.gamma.1, i64 %arg.gamma.2, i64 %arg.gamma.3, ptr %arg.gamma.4, i64 %arg.gamma.5.0, i64 %arg.gamma.6.0)
  switch i32 %.2554, label %B1114.if [
    i32 -2, label %B1114.endif
    i32 0, label %B1114.endif
  ], !prof !0

B1114.if:                                         ; preds = %B1112.if
  %.2562 = icmp sgt i32 %.2554, 0
  %.2555 = load ptr, ptr %excinfo.7, align 8
  %.2563 = select i1 %.2562, ptr %.2555, ptr undef
  store ptr %.2563, ptr %excinfo, align 8
  br label %common.ret

B1114.endif:                                      ; preds = %B1112.if, %B1112.if
  %.2564 = load i16, ptr %.2548, align 2
  %.2610 = icmp slt i64 %.379.sroa.0.0, 0
  %.2611 = select i1 %.2610, i64 %arg.deep.5.0, i64 0
  %.2612 = add i64 %.379.sroa.0.0, %.2611
  %.2613 = icmp slt i64 %.2422.0, 0
  %.2614 = select i1 %.2613, i64 %arg.deep.5.1, i64 0
  %.2615 = add i64 %.2422.0, %.2614
  %.2640 = mul i64 %arg.deep.5.1, %arg.deep.5.2
  %.2642 = mul i64 %.2612, %.2640
  %.2644 = mul i64 %.2615, %arg.deep.5.2
  %38 = getelementptr i16, ptr %arg.deep.4, i64 %.2642
  %.2648 = getelementptr i16, ptr %38, i64 %.2644
  store i16 %.2564, ptr %.2648, align 2
  %.2664 = icmp slt i64 %.2422.0, 0
  %.2665 = select i1 %.2664, i64 %arg.green.5.0, i64 0
  %39 = getelementptr float, ptr %arg.green.4, i64 %.2422.0
  %.2679 = getelementptr float, ptr %39, i64 %.2665
  %.2680 = load float, ptr %.2679, align 4
  store i16 0, ptr %.2682, align 2
  %.2688 = call i32 @loop.19(ptr nonnull %.2682, ptr nonnull %excinfo.8, float %.2680, ptr %arg.gamma.0, ptr %arg.gamma.1, i64 %arg.gamma.2, i64 %arg.gamma.3, ptr %arg.gamma.4, i64 %arg.gamma.5.0, i64 %arg.gamma.6.0)
  switch i32 %.2688, label %B1114.endif.if [
    i32 -2, label %B1114.endif.endif
    i32 0, label %B1114.endif.endif
  ], !prof !0

B1114.endif.if:                                   ; preds = %B1114.endif
  %.2696 = icmp sgt i32 %.2688, 0
  %.2689 = load ptr, ptr %excinfo.8, align 8
  %.2697 = select i1 %.2696, ptr %.2689, ptr undef
  store ptr %.2697, ptr %excinfo, align 8
  br label %common.ret

B1114.endif.endif:                                ; preds = %B1114.endif, %B1114.endif
  %.2698 = load i16, ptr %.2682, align 2
  %.2744 = icmp slt i64 %.379.sroa.0.0, 0
  %.2745 = select i1 %.2744, i64 %arg.deep.5.0, i64 0
  %.2746 = add i64 %.379.sroa.0.0, %.2745
  %.2747 = icmp slt i64 %.2422.0, 0
  %.2748 = select i1 %.2747, i64 %arg.deep.5.1, i64 0
  %.2749 = add i64 %.2422.0, %.2748
  %.2774 = mul i64 %arg.deep.5.1, %arg.deep.5.2
  %.2776 = mul i64 %.2746, %.2774
  %.2778 = mul i64 %.2749, %arg.deep.5.2
  %40 = getelementptr i16, ptr %arg.deep.4, i64 %.2776
  %41 = getelementptr i16, ptr %40, i64 %.2778
  %.2782 = getelementptr i8, ptr %41, i64 2
  store i16 %.2698, ptr %.2782, align 2
  %.2798 = icmp slt i64 %.2422.0, 0
  %.2799 = select i1 %.2798, i64 %arg.blue.5.0, i64 0
  %42 = getelementptr float, ptr %arg.blue.4, i64 %.2422.0
  %.2813 = getelementptr float, ptr %42, i64 %.2799
  %.2814 = load float, ptr %.2813, align 4
  store i16 0, ptr %.2816, align 2
  %.2822 = call i32 @loop.19(ptr nonnull %.2816, ptr nonnull %excinfo.9, float %.2814, ptr %arg.gamma.0, ptr %arg.gamma.1, i64 %arg.gamma.2, i64 %arg.gamma.3, ptr %arg.gamma.4, i64 %arg.gamma.5.0, i64 %arg.gamma.6.0)
  switch i32 %.2822, label %B1114.endif.endif.if [
    i32 -2, label %B1114.endif.endif.endif
    i32 0, label %B1114.endif.endif.endif
  ], !prof !0

B1114.endif.endif.if:                             ; preds = %B1114.endif.endif
  %.2830 = icmp sgt i32 %.2822, 0
  %.2823 = load ptr, ptr %excinfo.9, align 8
  %.2831 = select i1 %.2830, ptr %.2823, ptr undef
  store ptr %.2831, ptr %excinfo, align 8
  br label %common.ret

B1114.endif.endif.endif:                          ; preds = %B1114.endif.endif, %B1114.endif.endif
  %.2832 = load i16, ptr %.2816, align 2
  %.2878 = icmp slt i64 %.379.sroa.0.0, 0
  %.2879 = select i1 %.2878, i64 %arg.deep.5.0, i64 0
  %.2880 = add i64 %.379.sroa.0.0, %.2879
  %.2881 = icmp slt i64 %.2422.0, 0
  %.2882 = select i1 %.2881, i64 %arg.deep.5.1, i64 0
  %.2883 = add i64 %.2422.0, %.2882
  %.2908 = mul i64 %arg.deep.5.1, %arg.deep.5.2
  %.2910 = mul i64 %.2880, %.2908
  %.2912 = mul i64 %.2883, %arg.deep.5.2
  %43 = getelementptr i16, ptr %arg.deep.4, i64 %.2910
  %44 = getelementptr i16, ptr %43, i64 %.2912
  %.2916 = getelementptr i8, ptr %44, i64 4
  store i16 %.2832, ptr %.2916, align 2
  br label %B1112

B1342.if:                                         ; preds = %B1342
  %.3030 = add nsw i64 %.2968.0, -1
  %.3034 = add i64 %.2965.0, 1
  %.3073 = icmp slt i64 %.2965.0, 0
  %.3074 = select i1 %.3073, i64 %arg.red.5.0, i64 0
  %45 = getelementptr float, ptr %arg.red.4, i64 %.2965.0
  %.3088 = getelementptr float, ptr %45, i64 %.3074
  %.3089 = load float, ptr %.3088, align 4
  store i16 0, ptr %.3090, align 2
  %.3094 = call i32 @loop.20(ptr nonnull %.3090, ptr nonnull %excinfo.10, float %.3089)
  %.3104 = load i16, ptr %.3090, align 2
  switch i32 %.3094, label %B1344.if [
    i32 -2, label %B1344.endif
    i32 0, label %B1344.endif
  ], !prof !0

B1344.if:                                         ; preds = %B1342.if
  %.3102 = icmp sgt i32 %.3094, 0
  %.3095 = load ptr, ptr %excinfo.10, align 8
  %.3103 = select i1 %.3102, ptr %.3095, ptr undef
  store ptr %.3103, ptr %excinfo, align 8
  br label %common.ret

B1344.endif:                                      ; preds = %B1342.if, %B1342.if
  %.3128 = icmp slt i64 %.2965.0, 0
  %.3129 = select i1 %.3128, i64 %arg.green.5.0, i64 0
  %46 = getelementptr float, ptr %arg.green.4, i64 %.2965.0
  %.3143 = getelementptr float, ptr %46, i64 %.3129
  %.3144 = load float, ptr %.3143, align 4
  store i16 0, ptr %.3145, align 2
  %.3149 = call i32 @loop.20(ptr nonnull %.3145, ptr nonnull %excinfo.11, float %.3144)
  %.3159 = load i16, ptr %.3145, align 2
  switch i32 %.3149, label %B1344.endif.if [
    i32 -2, label %B1344.endif.endif
    i32 0, label %B1344.endif.endif
  ], !prof !0

B1344.endif.if:                                   ; preds = %B1344.endif
  %.3157 = icmp sgt i32 %.3149, 0
  %.3150 = load ptr, ptr %excinfo.11, align 8
  %.3158 = select i1 %.3157, ptr %.3150, ptr undef
  store ptr %.3158, ptr %excinfo, align 8
  br label %common.ret

B1344.endif.endif:                                ; preds = %B1344.endif, %B1344.endif
  %.3183 = icmp slt i64 %.2965.0, 0
  %.3184 = select i1 %.3183, i64 %arg.blue.5.0, i64 0
  %47 = getelementptr float, ptr %arg.blue.4, i64 %.2965.0
  %.3198 = getelementptr float, ptr %47, i64 %.3184
  %.3199 = load float, ptr %.3198, align 4
  store i16 0, ptr %.3200, align 2
  %.3204 = call i32 @loop.20(ptr nonnull %.3200, ptr nonnull %excinfo.12, float %.3199)
  switch i32 %.3204, label %B1344.endif.endif.if [
    i32 -2, label %B1344.endif.endif.endif
    i32 0, label %B1344.endif.endif.endif
  ], !prof !0

B1344.endif.endif.if:                             ; preds = %B1344.endif.endif
  %.3212 = icmp sgt i32 %.3204, 0
  %.3205 = load ptr, ptr %excinfo.12, align 8
  %.3213 = select i1 %.3212, ptr %.3205, ptr undef
  store ptr %.3213, ptr %excinfo, align 8
  br label %common.ret

B1344.endif.endif.endif:                          ; preds = %B1344.endif.endif, %B1344.endif.endif
  %.3214 = load i16, ptr %.3200, align 2
  %.3237 = icmp slt i64 %.2965.0, 0
  %.3238 = select i1 %.3237, i64 %arg.reds.5.0, i64 0
  %48 = getelementptr i16, ptr %arg.reds.4, i64 %.2965.0
  %.3252 = getelementptr i16, ptr %48, i64 %.3238
  store i16 %.3104, ptr %.3252, align 2
  %.3267 = icmp slt i64 %.2965.0, 0
  %.3268 = select i1 %.3267, i64 %arg.greens.5.0, i64 0
  %49 = getelementptr i16, ptr %arg.greens.4, i64 %.2965.0
  %.3282 = getelementptr i16, ptr %49, i64 %.3268
  store i16 %.3159, ptr %.3282, align 2
  %.3297 = icmp slt i64 %.2965.0, 0
  %.3298 = select i1 %.3297, i64 %arg.blues.5.0, i64 0
  %50 = getelementptr i16, ptr %arg.blues.4, i64 %.2965.0
  %.3312 = getelementptr i16, ptr %50, i64 %.3298
  store i16 %.3214, ptr %.3312, align 2
  br label %B1342

B1546.if:                                         ; preds = %B1546
  %.3423 = add nsw i64 %.3361.0, -1
  %.3427 = add i64 %.3358.0, 1
  %.3465 = icmp slt i64 %.3358.0, 0
  %.3466 = select i1 %.3465, i64 %arg.reds.5.0, i64 0
  %51 = getelementptr i16, ptr %arg.reds.4, i64 %.3358.0
  %.3480 = getelementptr i16, ptr %51, i64 %.3466
  %.3481 = load i16, ptr %.3480, align 2
  %.3483 = zext i16 %.3481 to i64
  %.3508 = getelementptr i8, ptr %arg.byte_gamma.4, i64 %.3483
  %.3509 = load i8, ptr %.3508, align 1
  %.3546 = icmp slt i64 %.379.sroa.0.0, 0
  %.3547 = select i1 %.3546, i64 %arg.coded.5.0, i64 0
  %.3548 = add i64 %.379.sroa.0.0, %.3547
  %.3549 = icmp slt i64 %.3358.0, 0
  %.3550 = select i1 %.3549, i64 %arg.coded.5.1, i64 0
  %.3551 = add i64 %.3358.0, %.3550
  %.3576 = mul i64 %arg.coded.5.1, %arg.coded.5.2
  %.3578 = mul i64 %.3548, %.3576
  %.3580 = mul i64 %.3551, %arg.coded.5.2
  %52 = getelementptr i8, ptr %arg.coded.4, i64 %.3578
  %.3584 = getelementptr i8, ptr %52, i64 %.3580
  store i8 %.3509, ptr %.3584, align 1
  %.3599 = icmp slt i64 %.3358.0, 0
  %.3600 = select i1 %.3599, i64 %arg.greens.5.0, i64 0
  %53 = getelementptr i16, ptr %arg.greens.4, i64 %.3358.0
  %.3614 = getelementptr i16, ptr %53, i64 %.3600
  %.3615 = load i16, ptr %.3614, align 2
  %.3617 = zext i16 %.3615 to i64
  %.3642 = getelementptr i8, ptr %arg.byte_gamma.4, i64 %.3617
  %.3643 = load i8, ptr %.3642, align 1
  %.3680 = icmp slt i64 %.379.sroa.0.0, 0
  %.3681 = select i1 %.3680, i64 %arg.coded.5.0, i64 0
  %.3682 = add i64 %.379.sroa.0.0, %.3681
  %.3683 = icmp slt i64 %.3358.0, 0
  %.3684 = select i1 %.3683, i64 %arg.coded.5.1, i64 0
  %.3685 = add i64 %.3358.0, %.3684
  %.3710 = mul i64 %arg.coded.5.1, %arg.coded.5.2
  %.3712 = mul i64 %.3682, %.3710
  %.3714 = mul i64 %.3685, %arg.coded.5.2
  %54 = getelementptr i8, ptr %arg.coded.4, i64 %.3712
  %55 = getelementptr i8, ptr %54, i64 %.3714
  %.3718 = getelementptr i8, ptr %55, i64 1
  store i8 %.3643, ptr %.3718, align 1
  %.3733 = icmp slt i64 %.3358.0, 0
  %.3734 = select i1 %.3733, i64 %arg.blues.5.0, i64 0
  %56 = getelementptr i16, ptr %arg.blues.4, i64 %.3358.0
  %.3748 = getelementptr i16, ptr %56, i64 %.3734
  %.3749 = load i16, ptr %.3748, align 2
  %.3751 = zext i16 %.3749 to i64
  %.3776 = getelementptr i8, ptr %arg.byte_gamma.4, i64 %.3751
  %.3777 = load i8, ptr %.3776, align 1
  %.3814 = icmp slt i64 %.379.sroa.0.0, 0
  %.3815 = select i1 %.3814, i64 %arg.coded.5.0, i64 0
  %.3816 = add i64 %.379.sroa.0.0, %.3815
  %.3817 = icmp slt i64 %.3358.0, 0
  %.3818 = select i1 %.3817, i64 %arg.coded.5.1, i64 0
  %.3819 = add i64 %.3358.0, %.3818
  %.3844 = mul i64 %arg.coded.5.1, %arg.coded.5.2
  %.3846 = mul i64 %.3816, %.3844
  %.3848 = mul i64 %.3819, %arg.coded.5.2
  %57 = getelementptr i8, ptr %arg.coded.4, i64 %.3846
  %58 = getelementptr i8, ptr %57, i64 %.3848
  %.3852 = getelementptr i8, ptr %58, i64 2
  store i8 %.3777, ptr %.3852, align 1
  br label %B1546
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
  %.13 = call i32 @loop.23(ptr nonnull %.9, ptr nonnull %excinfo.1, float %.8)
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
  %.40 = call i32 @loop.23(ptr nonnull %.36, ptr nonnull %excinfo.2, float %arg.f)
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
  %.66 = call i32 @loop.23(ptr nonnull %.62, ptr nonnull %excinfo.3, float %.61)
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

define internal i32 @loop.18(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.light.0, ptr %arg.light.1, i64 %arg.light.2, i64 %arg.light.3, ptr %arg.light.4, i64 %arg.light.5.0, i64 %arg.light.6.0, ptr %arg.chroma_a.0, ptr %arg.chroma_a.1, i64 %arg.chroma_a.2, i64 %arg.chroma_a.3, ptr %arg.chroma_a.4, i64 %arg.chroma_a.5.0, i64 %arg.chroma_a.6.0, ptr %arg.chroma_b.0, ptr %arg.chroma_b.1, i64 %arg.chroma_b.2, i64 %arg.chroma_b.3, ptr %arg.chroma_b.4, i64 %arg.chroma_b.5.0, i64 %arg.chroma_b.6.0, ptr %arg.red.0, ptr %arg.red.1, i64 %arg.red.2, i64 %arg.red.3, ptr %arg.red.4, i64 %arg.red.5.0, i64 %arg.red.6.0, ptr %arg.green.0, ptr %arg.green.1, i64 %arg.green.2, i64 %arg.green.3, ptr %arg.green.4, i64 %arg.green.5.0, i64 %arg.green.6.0, ptr %arg.blue.0, ptr %arg.blue.1, i64 %arg.blue.2, i64 %arg.blue.3, ptr %arg.blue.4, i64 %arg.blue.5.0, i64 %arg.blue.6.0, ptr %arg.flags.0, ptr %arg.flags.1, i64 %arg.flags.2, i64 %arg.flags.3, ptr %arg.flags.4, i64 %arg.flags.5.0, i64 %arg.flags.6.0, ptr %arg.eights.0, ptr %arg.eights.1, i64 %arg.eights.2, i64 %arg.eights.3, ptr %arg.eights.4, i64 %arg.eights.5.0, i64 %arg.eights.6.0, ptr %arg.where.0, ptr %arg.where.1, i64 %arg.where.2, i64 %arg.where.3, ptr %arg.where.4, i64 %arg.where.5.0, i64 %arg.where.6.0, ptr %arg.few.0, ptr %arg.few.1, i64 %arg.few.2, i64 %arg.few.3, ptr %arg.few.4, i64 %arg.few.5.0, i64 %arg.few.5.1, i64 %arg.few.6.0, i64 %arg.few.6.1) {
entry:
  %.1477 = alloca [3 x float], align 4
  store float 0.000000e+00, ptr %.1477, align 4
  %.fca.1.gep = getelementptr inbounds nuw i8, ptr %.1477, i64 4
  store float 0.000000e+00, ptr %.fca.1.gep, align 4
  %.fca.2.gep = getelementptr inbounds nuw i8, ptr %.1477, i64 8
  store float 0.000000e+00, ptr %.fca.2.gep, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.1517 = alloca float, align 4
  store float 0.000000e+00, ptr %.1517, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.1546 = alloca float, align 4
  store float 0.000000e+00, ptr %.1546, align 4
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.1577 = alloca float, align 4
  store float 0.000000e+00, ptr %.1577, align 4
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.1606 = alloca float, align 4
  store float 0.000000e+00, ptr %.1606, align 4
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.eights.5.0, i64 0)
  br label %B64

B64:                                              ; preds = %entry, %B180
  %.154.0 = phi i64 [ 0, %entry ], [ %.225, %B180 ]
  %.157.0 = phi i64 [ %storemerge, %entry ], [ %.221, %B180 ]
  %count.3.0 = phi i64 [ 0, %entry ], [ %count.4.2, %B180 ]
  %.212 = icmp sgt i64 %.157.0, 0
  br i1 %.212, label %B64.if, label %B182

B92:                                              ; preds = %B64.if
  %.301 = shl nsw i64 %.154.0, 3
  %.303 = shl nsw i64 %.154.0, 3
  %.306 = add nsw i64 %.303, 8
  %.343 = sub i64 %.306, %.301
  %storemerge1005 = call i64 @llvm.smax.i64(i64 %.343, i64 0)
  br label %B142

B142:                                             ; preds = %B92, %B142.if
  %.330.0 = phi i64 [ %.301, %B92 ], [ %.402, %B142.if ]
  %.333.0 = phi i64 [ %storemerge1005, %B92 ], [ %.398, %B142.if ]
  %count.2.1 = phi i64 [ %count.3.0, %B92 ], [ %.493, %B142.if ]
  %.389 = icmp sgt i64 %.333.0, 0
  br i1 %.389, label %B142.if, label %B180

B180:                                             ; preds = %B142, %B64.if
  %count.4.2 = phi i64 [ %count.2.1, %B142 ], [ %count.3.0, %B64.if ]
  br label %B64

B182:                                             ; preds = %B64
  %storemerge990 = call i64 @llvm.smax.i64(i64 %count.3.0, i64 0)
  br label %B212

B212:                                             ; preds = %B182, %B212.if
  %.543.0 = phi i64 [ 0, %B182 ], [ %.612, %B212.if ]
  %.546.0 = phi i64 [ %storemerge990, %B182 ], [ %.608, %B212.if ]
  %.599 = icmp sgt i64 %.546.0, 0
  br i1 %.599, label %B212.if, label %B338

B338:                                             ; preds = %B212
  %.982.not = icmp eq i64 %count.3.0, 0
  %. = select i1 %.982.not, i64 0, i64 11
  br label %B406

B406:                                             ; preds = %B338, %B814
  %.1029.0 = phi i64 [ 0, %B338 ], [ %.1098, %B814 ]
  %.1032.0 = phi i64 [ %., %B338 ], [ %.1094, %B814 ]
  %step.2.0 = phi float [ 5.000000e-01, %B338 ], [ %"$phi874.1.2.1", %B814 ]
  %.1085 = icmp sgt i64 %.1032.0, 0
  br i1 %.1085, label %B406.if, label %B878

B440:                                             ; preds = %B406.if, %B756
  %.1150.0 = phi i64 [ 0, %B406.if ], [ %.1219, %B756 ]
  %.1153.0 = phi i64 [ %storemerge995, %B406.if ], [ %.1215, %B756 ]
  %.1206 = icmp sgt i64 %.1153.0, 0
  br i1 %.1206, label %B440.if, label %B814

B734:                                             ; preds = %B442.endif.endif.endif.endif.endif
  %.1667 = icmp slt i64 %.1150.0, 0
  %.1668 = select i1 %.1667, i64 %arg.few.5.1, i64 0
  %.idx998 = mul i64 %arg.few.5.1, 12
  %0 = getelementptr i8, ptr %arg.few.4, i64 %.idx998
  %1 = getelementptr float, ptr %0, i64 %.1150.0
  %.1690 = getelementptr float, ptr %1, i64 %.1668
  %.1691 = load float, ptr %.1690, align 4
  br label %B756

B756:                                             ; preds = %B442.endif.endif.endif.endif.endif, %B734
  %"$phi756.2.2.2" = phi float [ %.1691, %B734 ], [ %.1303, %B442.endif.endif.endif.endif.endif ]
  %.1733 = icmp slt i64 %.1150.0, 0
  %.1734 = select i1 %.1733, i64 %arg.few.5.1, i64 0
  %.idx999 = mul i64 %arg.few.5.1, 12
  %2 = getelementptr i8, ptr %arg.few.4, i64 %.idx999
  %3 = getelementptr float, ptr %2, i64 %.1150.0
  %.1756 = getelementptr float, ptr %3, i64 %.1734
  store float %"$phi756.2.2.2", ptr %.1756, align 4
  %.1791 = icmp slt i64 %.1150.0, 0
  %.1792 = select i1 %.1791, i64 %arg.few.5.1, i64 0
  %.idx1000 = shl i64 %arg.few.5.1, 4
  %4 = getelementptr i8, ptr %arg.few.4, i64 %.idx1000
  %5 = getelementptr float, ptr %4, i64 %.1150.0
  %.1814 = getelementptr float, ptr %5, i64 %.1792
  store float %.1491.fca.0.load, ptr %.1814, align 4
  %.1849 = icmp slt i64 %.1150.0, 0
  %.1850 = select i1 %.1849, i64 %arg.few.5.1, i64 0
  %.idx1001 = mul i64 %arg.few.5.1, 20
  %6 = getelementptr i8, ptr %arg.few.4, i64 %.idx1001
  %7 = getelementptr float, ptr %6, i64 %.1150.0
  %.1872 = getelementptr float, ptr %7, i64 %.1850
  store float %.1491.fca.1.load, ptr %.1872, align 4
  %.1909 = icmp slt i64 %.1150.0, 0
  %.1910 = select i1 %.1909, i64 %arg.few.5.1, i64 0
  %.idx1002 = mul i64 %arg.few.5.1, 24
  %8 = getelementptr i8, ptr %arg.few.4, i64 %.idx1002
  %9 = getelementptr float, ptr %8, i64 %.1150.0
  %.1932 = getelementptr float, ptr %9, i64 %.1910
  store float %.1491.fca.2.load, ptr %.1932, align 4
  br label %B440

B814:                                             ; preds = %B440
  %.1948 = fmul contract float %step.2.0, 5.000000e-01
  %"$phi874.1.2.1" = select i1 %21, float %.1948, float 0.000000e+00
  br label %B406

B878:                                             ; preds = %B406
  %storemerge992 = call i64 @llvm.smax.i64(i64 %count.3.0, i64 0)
  br label %B908

B908:                                             ; preds = %B878, %B908.if
  %.1998.0 = phi i64 [ 0, %B878 ], [ %.2067, %B908.if ]
  %.2001.0 = phi i64 [ %storemerge992, %B878 ], [ %.2063, %B908.if ]
  %.2054 = icmp sgt i64 %.2001.0, 0
  br i1 %.2054, label %B908.if, label %B1030

common.ret:                                       ; preds = %B442.endif.endif.endif.endif.if, %B442.endif.endif.endif.if, %B442.endif.endif.if, %B442.endif.if, %B442.if, %B1030
  %common.ret.op = phi i32 [ 0, %B1030 ], [ %.1481, %B442.if ], [ %.1523, %B442.endif.if ], [ %.1552, %B442.endif.endif.if ], [ %.1583, %B442.endif.endif.endif.if ], [ %.1612, %B442.endif.endif.endif.endif.if ]
  ret i32 %common.ret.op

B1030:                                            ; preds = %B908
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B64.if:                                           ; preds = %B64
  %.221 = add nsw i64 %.157.0, -1
  %.225 = add i64 %.154.0, 1
  %.271 = icmp slt i64 %.154.0, 0
  %.272 = select i1 %.271, i64 %arg.eights.5.0, i64 0
  %10 = getelementptr i64, ptr %arg.eights.4, i64 %.154.0
  %.286 = getelementptr i64, ptr %10, i64 %.272
  %.287 = load i64, ptr %.286, align 8
  %.290.not = icmp eq i64 %.287, 0
  br i1 %.290.not, label %B180, label %B92

B142.if:                                          ; preds = %B142
  %.398 = add nsw i64 %.333.0, -1
  %.402 = add i64 %.330.0, 1
  %.443 = icmp slt i64 %count.2.1, 0
  %.444 = select i1 %.443, i64 %arg.where.5.0, i64 0
  %11 = getelementptr i32, ptr %arg.where.4, i64 %count.2.1
  %.458 = getelementptr i32, ptr %11, i64 %.444
  %.459 = trunc i64 %.330.0 to i32
  store i32 %.459, ptr %.458, align 4
  %.474 = icmp slt i64 %.330.0, 0
  %.475 = select i1 %.474, i64 %arg.flags.5.0, i64 0
  %12 = getelementptr i8, ptr %arg.flags.4, i64 %.330.0
  %.489 = getelementptr i8, ptr %12, i64 %.475
  %.490 = load i8, ptr %.489, align 1
  %.492 = zext i8 %.490 to i64
  %.493 = add nsw i64 %count.2.1, %.492
  br label %B142

B212.if:                                          ; preds = %B212
  %.608 = add nsw i64 %.546.0, -1
  %.612 = add i64 %.543.0, 1
  %.650 = icmp slt i64 %.543.0, 0
  %.651 = select i1 %.650, i64 %arg.where.5.0, i64 0
  %13 = getelementptr i32, ptr %arg.where.4, i64 %.543.0
  %.665 = getelementptr i32, ptr %13, i64 %.651
  %.666 = load i32, ptr %.665, align 4
  %.668 = zext i32 %.666 to i64
  %.693 = getelementptr float, ptr %arg.light.4, i64 %.668
  %.694 = load float, ptr %.693, align 4
  %.696 = zext i32 %.666 to i64
  %.721 = getelementptr float, ptr %arg.chroma_a.4, i64 %.696
  %.722 = load float, ptr %.721, align 4
  %.724 = zext i32 %.666 to i64
  %.749 = getelementptr float, ptr %arg.chroma_b.4, i64 %.724
  %.750 = load float, ptr %.749, align 4
  %.780 = icmp slt i64 %.543.0, 0
  %.781 = select i1 %.780, i64 %arg.few.5.1, i64 0
  %14 = getelementptr float, ptr %arg.few.4, i64 %.543.0
  %.803 = getelementptr float, ptr %14, i64 %.781
  store float %.694, ptr %.803, align 4
  %.834 = icmp slt i64 %.543.0, 0
  %.835 = select i1 %.834, i64 %arg.few.5.1, i64 0
  %15 = getelementptr float, ptr %arg.few.4, i64 %arg.few.5.1
  %16 = getelementptr float, ptr %15, i64 %.543.0
  %.857 = getelementptr float, ptr %16, i64 %.835
  store float %.722, ptr %.857, align 4
  %.888 = icmp slt i64 %.543.0, 0
  %.889 = select i1 %.888, i64 %arg.few.5.1, i64 0
  %.idx1003 = shl i64 %arg.few.5.1, 3
  %17 = getelementptr i8, ptr %arg.few.4, i64 %.idx1003
  %18 = getelementptr float, ptr %17, i64 %.543.0
  %.911 = getelementptr float, ptr %18, i64 %.889
  store float %.750, ptr %.911, align 4
  %.942 = icmp slt i64 %.543.0, 0
  %.943 = select i1 %.942, i64 %arg.few.5.1, i64 0
  %.idx1004 = mul i64 %arg.few.5.1, 12
  %19 = getelementptr i8, ptr %arg.few.4, i64 %.idx1004
  %20 = getelementptr float, ptr %19, i64 %.543.0
  %.965 = getelementptr float, ptr %20, i64 %.943
  store float 0.000000e+00, ptr %.965, align 4
  br label %B212

B406.if:                                          ; preds = %B406
  %.1094 = add nsw i64 %.1032.0, -1
  %.1098 = add i64 %.1029.0, 1
  %21 = icmp slt i64 %.1029.0, 9
  %storemerge995 = call i64 @llvm.smax.i64(i64 %count.3.0, i64 0)
  br label %B440

B440.if:                                          ; preds = %B440
  %.1215 = add nsw i64 %.1153.0, -1
  %.1219 = add i64 %.1150.0, 1
  %.1277 = icmp slt i64 %.1150.0, 0
  %.1278 = select i1 %.1277, i64 %arg.few.5.1, i64 0
  %.idx996 = mul i64 %arg.few.5.1, 12
  %22 = getelementptr i8, ptr %arg.few.4, i64 %.idx996
  %23 = getelementptr float, ptr %22, i64 %.1150.0
  %.1300 = getelementptr float, ptr %23, i64 %.1278
  %.1301 = load float, ptr %.1300, align 4
  %.1303 = fadd contract float %.1301, %step.2.0
  %.1338 = icmp slt i64 %.1150.0, 0
  %.1339 = select i1 %.1338, i64 %arg.few.5.1, i64 0
  %24 = getelementptr float, ptr %arg.few.4, i64 %.1150.0
  %.1361 = getelementptr float, ptr %24, i64 %.1339
  %.1362 = load float, ptr %.1361, align 4
  %.1393 = icmp slt i64 %.1150.0, 0
  %.1394 = select i1 %.1393, i64 %arg.few.5.1, i64 0
  %25 = getelementptr float, ptr %arg.few.4, i64 %arg.few.5.1
  %26 = getelementptr float, ptr %25, i64 %.1150.0
  %.1416 = getelementptr float, ptr %26, i64 %.1394
  %.1417 = load float, ptr %.1416, align 4
  %.1419 = fmul contract float %.1417, %.1303
  %.1450 = icmp slt i64 %.1150.0, 0
  %.1451 = select i1 %.1450, i64 %arg.few.5.1, i64 0
  %.idx997 = shl i64 %arg.few.5.1, 3
  %27 = getelementptr i8, ptr %arg.few.4, i64 %.idx997
  %28 = getelementptr float, ptr %27, i64 %.1150.0
  %.1473 = getelementptr float, ptr %28, i64 %.1451
  %.1474 = load float, ptr %.1473, align 4
  %.1476 = fmul contract float %.1474, %.1303
  store float 0.000000e+00, ptr %.1477, align 4
  %.fca.1.gep193 = getelementptr inbounds nuw i8, ptr %.1477, i64 4
  store float 0.000000e+00, ptr %.fca.1.gep193, align 4
  %.fca.2.gep194 = getelementptr inbounds nuw i8, ptr %.1477, i64 8
  store float 0.000000e+00, ptr %.fca.2.gep194, align 4
  %.1481 = call i32 @loop.17(ptr nonnull %.1477, ptr nonnull %excinfo.1, float %.1362, float %.1419, float %.1476)
  %.1491.fca.0.load = load float, ptr %.1477, align 4
  %.1491.fca.1.gep = getelementptr inbounds nuw i8, ptr %.1477, i64 4
  %.1491.fca.1.load = load float, ptr %.1491.fca.1.gep, align 4
  %.1491.fca.2.gep = getelementptr inbounds nuw i8, ptr %.1477, i64 8
  %.1491.fca.2.load = load float, ptr %.1491.fca.2.gep, align 4
  switch i32 %.1481, label %B442.if [
    i32 -2, label %B442.endif
    i32 0, label %B442.endif
  ], !prof !0

B442.if:                                          ; preds = %B440.if
  %.1489 = icmp sgt i32 %.1481, 0
  %.1482 = load ptr, ptr %excinfo.1, align 8
  %.1490 = select i1 %.1489, ptr %.1482, ptr undef
  store ptr %.1490, ptr %excinfo, align 8
  br label %common.ret

B442.endif:                                       ; preds = %B440.if, %B440.if
  store float 0.000000e+00, ptr %.1517, align 4
  %.1523 = call i32 @loop.21(ptr nonnull %.1517, ptr nonnull %excinfo.2, float %.1491.fca.0.load, float %.1491.fca.1.load)
  switch i32 %.1523, label %B442.endif.if [
    i32 -2, label %B442.endif.endif
    i32 0, label %B442.endif.endif
  ], !prof !0

B442.endif.if:                                    ; preds = %B442.endif
  %.1531 = icmp sgt i32 %.1523, 0
  %.1524 = load ptr, ptr %excinfo.2, align 8
  %.1532 = select i1 %.1531, ptr %.1524, ptr undef
  store ptr %.1532, ptr %excinfo, align 8
  br label %common.ret

B442.endif.endif:                                 ; preds = %B442.endif, %B442.endif
  %.1533 = load float, ptr %.1517, align 4
  store float 0.000000e+00, ptr %.1546, align 4
  %.1552 = call i32 @loop.21(ptr nonnull %.1546, ptr nonnull %excinfo.3, float %.1533, float %.1491.fca.2.load)
  switch i32 %.1552, label %B442.endif.endif.if [
    i32 -2, label %B442.endif.endif.endif
    i32 0, label %B442.endif.endif.endif
  ], !prof !0

B442.endif.endif.if:                              ; preds = %B442.endif.endif
  %.1560 = icmp sgt i32 %.1552, 0
  %.1553 = load ptr, ptr %excinfo.3, align 8
  %.1561 = select i1 %.1560, ptr %.1553, ptr undef
  store ptr %.1561, ptr %excinfo, align 8
  br label %common.ret

B442.endif.endif.endif:                           ; preds = %B442.endif.endif, %B442.endif.endif
  %.1562 = load float, ptr %.1546, align 4
  %.1572 = fcmp contract olt float %.1562, 0xBEB0C6F7A0000000
  store float 0.000000e+00, ptr %.1577, align 4
  %.1583 = call i32 @loop.22(ptr nonnull %.1577, ptr nonnull %excinfo.4, float %.1491.fca.0.load, float %.1491.fca.1.load)
  switch i32 %.1583, label %B442.endif.endif.endif.if [
    i32 -2, label %B442.endif.endif.endif.endif
    i32 0, label %B442.endif.endif.endif.endif
  ], !prof !0

B442.endif.endif.endif.if:                        ; preds = %B442.endif.endif.endif
  %.1591 = icmp sgt i32 %.1583, 0
  %.1584 = load ptr, ptr %excinfo.4, align 8
  %.1592 = select i1 %.1591, ptr %.1584, ptr undef
  store ptr %.1592, ptr %excinfo, align 8
  br label %common.ret

B442.endif.endif.endif.endif:                     ; preds = %B442.endif.endif.endif, %B442.endif.endif.endif
  %.1593 = load float, ptr %.1577, align 4
  store float 0.000000e+00, ptr %.1606, align 4
  %.1612 = call i32 @loop.22(ptr nonnull %.1606, ptr nonnull %excinfo.5, float %.1593, float %.1491.fca.2.load)
  switch i32 %.1612, label %B442.endif.endif.endif.endif.if [
    i32 -2, label %B442.endif.endif.endif.endif.endif
    i32 0, label %B442.endif.endif.endif.endif.endif
  ], !prof !0

B442.endif.endif.endif.endif.if:                  ; preds = %B442.endif.endif.endif.endif
  %.1620 = icmp sgt i32 %.1612, 0
  %.1613 = load ptr, ptr %excinfo.5, align 8
  %.1621 = select i1 %.1620, ptr %.1613, ptr undef
  store ptr %.1621, ptr %excinfo, align 8
  br label %common.ret

B442.endif.endif.endif.endif.endif:               ; preds = %B442.endif.endif.endif.endif, %B442.endif.endif.endif.endif
  %.1622 = load float, ptr %.1606, align 4
  %.1632 = fcmp contract ogt float %.1622, 0x3FF0000100000000
  %.1633 = or i1 %.1572, %.1632
  br i1 %.1633, label %B734, label %B756

B908.if:                                          ; preds = %B908
  %.2063 = add nsw i64 %.2001.0, -1
  %.2067 = add i64 %.1998.0, 1
  %.2121 = icmp slt i64 %.1998.0, 0
  %.2122 = select i1 %.2121, i64 %arg.few.5.1, i64 0
  %.idx = shl i64 %arg.few.5.1, 4
  %29 = getelementptr i8, ptr %arg.few.4, i64 %.idx
  %30 = getelementptr float, ptr %29, i64 %.1998.0
  %.2144 = getelementptr float, ptr %30, i64 %.2122
  %.2145 = load float, ptr %.2144, align 4
  %.2175 = icmp slt i64 %.1998.0, 0
  %.2176 = select i1 %.2175, i64 %arg.few.5.1, i64 0
  %.idx993 = mul i64 %arg.few.5.1, 20
  %31 = getelementptr i8, ptr %arg.few.4, i64 %.idx993
  %32 = getelementptr float, ptr %31, i64 %.1998.0
  %.2198 = getelementptr float, ptr %32, i64 %.2176
  %.2199 = load float, ptr %.2198, align 4
  %.2229 = icmp slt i64 %.1998.0, 0
  %.2230 = select i1 %.2229, i64 %arg.few.5.1, i64 0
  %.idx994 = mul i64 %arg.few.5.1, 24
  %33 = getelementptr i8, ptr %arg.few.4, i64 %.idx994
  %34 = getelementptr float, ptr %33, i64 %.1998.0
  %.2252 = getelementptr float, ptr %34, i64 %.2230
  %.2253 = load float, ptr %.2252, align 4
  %.2267 = icmp slt i64 %.1998.0, 0
  %.2268 = select i1 %.2267, i64 %arg.where.5.0, i64 0
  %35 = getelementptr i32, ptr %arg.where.4, i64 %.1998.0
  %.2282 = getelementptr i32, ptr %35, i64 %.2268
  %.2283 = load i32, ptr %.2282, align 4
  %.2285 = zext i32 %.2283 to i64
  %.2310 = getelementptr float, ptr %arg.red.4, i64 %.2285
  store float %.2145, ptr %.2310, align 4
  %.2325 = icmp slt i64 %.1998.0, 0
  %.2326 = select i1 %.2325, i64 %arg.where.5.0, i64 0
  %36 = getelementptr i32, ptr %arg.where.4, i64 %.1998.0
  %.2340 = getelementptr i32, ptr %36, i64 %.2326
  %.2341 = load i32, ptr %.2340, align 4
  %.2343 = zext i32 %.2341 to i64
  %.2368 = getelementptr float, ptr %arg.green.4, i64 %.2343
  store float %.2199, ptr %.2368, align 4
  %.2383 = icmp slt i64 %.1998.0, 0
  %.2384 = select i1 %.2383, i64 %arg.where.5.0, i64 0
  %37 = getelementptr i32, ptr %arg.where.4, i64 %.1998.0
  %.2398 = getelementptr i32, ptr %37, i64 %.2384
  %.2399 = load i32, ptr %.2398, align 4
  %.2401 = zext i32 %.2399 to i64
  %.2426 = getelementptr float, ptr %arg.blue.4, i64 %.2401
  store float %.2253, ptr %.2426, align 4
  br label %B908
}

define internal i32 @loop.19(ptr noalias %retptr, ptr noalias %excinfo, float %arg.linear, ptr %arg.gamma.0, ptr %arg.gamma.1, i64 %arg.gamma.2, i64 %arg.gamma.3, ptr %arg.gamma.4, i64 %arg.gamma.5.0, i64 %arg.gamma.6.0) {
entry:
  %.16 = alloca float, align 4
  store float 0.000000e+00, ptr %.16, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.46 = alloca float, align 4
  store float 0.000000e+00, ptr %.46, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  store float 0.000000e+00, ptr %.16, align 4
  %.22 = call i32 @loop.22(ptr nonnull %.16, ptr nonnull %excinfo.1, float %arg.linear, float 0.000000e+00)
  switch i32 %.22, label %B0.if [
    i32 -2, label %B0.endif
    i32 0, label %B0.endif
  ], !prof !0

B0.if:                                            ; preds = %entry
  %.30 = icmp sgt i32 %.22, 0
  %.23 = load ptr, ptr %excinfo.1, align 8
  %.31 = select i1 %.30, ptr %.23, ptr undef
  store ptr %.31, ptr %excinfo, align 8
  br label %common.ret

B0.endif:                                         ; preds = %entry, %entry
  %.32 = load float, ptr %.16, align 4
  store float 0.000000e+00, ptr %.46, align 4
  %.52 = call i32 @loop.21(ptr nonnull %.46, ptr nonnull %excinfo.2, float %.32, float 1.000000e+00)
  switch i32 %.52, label %B0.endif.if [
    i32 -2, label %B0.endif.endif
    i32 0, label %B0.endif.endif
  ], !prof !0

common.ret:                                       ; preds = %B0.endif.if, %B0.endif.endif, %B0.if
  %common.ret.op = phi i32 [ %.22, %B0.if ], [ 0, %B0.endif.endif ], [ %.52, %B0.endif.if ]
  ret i32 %common.ret.op

B0.endif.if:                                      ; preds = %B0.endif
  %.60 = icmp sgt i32 %.52, 0
  %.53 = load ptr, ptr %excinfo.2, align 8
  %.61 = select i1 %.60, ptr %.53, ptr undef
  store ptr %.61, ptr %excinfo, align 8
  br label %common.ret

B0.endif.endif:                                   ; preds = %B0.endif, %B0.endif
  %.62 = load float, ptr %.46, align 4
  %.72 = fmul contract float %.62, 6.553500e+04
  %.73 = fptoui float %.72 to i32
  %.74 = zext i32 %.73 to i64
  %.99 = getelementptr float, ptr %arg.gamma.4, i64 %.74
  %.100 = load float, ptr %.99, align 4
  %.101 = uitofp i32 %.73 to float
  %.102 = fsub contract float %.72, %.101
  %.104 = zext i32 %.73 to i64
  %0 = getelementptr float, ptr %arg.gamma.4, i64 %.104
  %.131 = getelementptr i8, ptr %0, i64 4
  %.132 = load float, ptr %.131, align 4
  %.133 = zext i32 %.73 to i64
  %.158 = getelementptr float, ptr %arg.gamma.4, i64 %.133
  %.159 = load float, ptr %.158, align 4
  %.160 = fsub contract float %.132, %.159
  %.161 = fmul contract float %.102, %.160
  %.162 = fadd contract float %.100, %.161
  %.163 = fmul contract float %.162, 6.553500e+04
  %.164 = fadd contract float %.163, 5.000000e-01
  %.165 = fptoui float %.164 to i16
  store i16 %.165, ptr %retptr, align 2
  br label %common.ret
}

define internal i32 @loop.20(ptr noalias %retptr, ptr noalias %excinfo, float %arg.linear) {
entry:
  %.7 = alloca float, align 4
  store float 0.000000e+00, ptr %.7, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.37 = alloca float, align 4
  store float 0.000000e+00, ptr %.37, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  store float 0.000000e+00, ptr %.7, align 4
  %.13 = call i32 @loop.22(ptr nonnull %.7, ptr nonnull %excinfo.1, float %arg.linear, float 0.000000e+00)
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
  %.23 = load float, ptr %.7, align 4
  store float 0.000000e+00, ptr %.37, align 4
  %.43 = call i32 @loop.21(ptr nonnull %.37, ptr nonnull %excinfo.2, float %.23, float 1.000000e+00)
  switch i32 %.43, label %B0.endif.if [
    i32 -2, label %B0.endif.endif
    i32 0, label %B0.endif.endif
  ], !prof !0

common.ret:                                       ; preds = %B0.endif.if, %B0.endif.endif, %B0.if
  %common.ret.op = phi i32 [ %.13, %B0.if ], [ 0, %B0.endif.endif ], [ %.43, %B0.endif.if ]
  ret i32 %common.ret.op

B0.endif.if:                                      ; preds = %B0.endif
  %.51 = icmp sgt i32 %.43, 0
  %.44 = load ptr, ptr %excinfo.2, align 8
  %.52 = select i1 %.51, ptr %.44, ptr undef
  store ptr %.52, ptr %excinfo, align 8
  br label %common.ret

B0.endif.endif:                                   ; preds = %B0.endif, %B0.endif
  %.53 = load float, ptr %.37, align 4
  %.63 = fmul contract float %.53, 6.553500e+04
  %.64 = fadd contract float %.63, 5.000000e-01
  %.65 = fptosi float %.64 to i32
  %.66 = trunc i32 %.65 to i16
  store i16 %.66, ptr %retptr, align 2
  br label %common.ret
}

define internal i32 @loop.21(ptr noalias %retptr, ptr noalias %excinfo, float %arg.x.0, float %arg.x.1) {
entry:
  %.10 = fcmp contract olt float %arg.x.1, %arg.x.0
  %.11 = select i1 %.10, float %arg.x.1, float %arg.x.0
  store float %.11, ptr %retptr, align 4
  ret i32 0
}

define internal i32 @loop.22(ptr noalias %retptr, ptr noalias %excinfo, float %arg.x.0, float %arg.x.1) {
entry:
  %.10 = fcmp contract ogt float %arg.x.1, %arg.x.0
  %.11 = select i1 %.10, float %arg.x.1, float %arg.x.0
  store float %.11, ptr %retptr, align 4
  ret i32 0
}

define internal i32 @loop.23(ptr noalias %retptr, ptr noalias %excinfo, float %arg.f) {
entry:
  %.7 = alloca float, align 4
  store float 0.000000e+00, ptr %.7, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  store float 0.000000e+00, ptr %.7, align 4
  %.13 = call i32 @loop.22(ptr nonnull %.7, ptr nonnull %excinfo.1, float %arg.f, float 0x3FCA7B9620000000)
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
  %data7 = inttoptr i64 %slot19 to ptr
  %at20 = getelementptr i8, ptr %slots, i64 160
  %slot20 = load i64, ptr %at20, align 8
  %at21 = getelementptr i8, ptr %slots, i64 168
  %slot21 = load i64, ptr %at21, align 8
  %data8 = inttoptr i64 %slot21 to ptr
  %at22 = getelementptr i8, ptr %slots, i64 176
  %slot22 = load i64, ptr %at22, align 8
  %at23 = getelementptr i8, ptr %slots, i64 184
  %slot23 = load i64, ptr %at23, align 8
  %data9 = inttoptr i64 %slot23 to ptr
  %at24 = getelementptr i8, ptr %slots, i64 192
  %slot24 = load i64, ptr %at24, align 8
  %at25 = getelementptr i8, ptr %slots, i64 200
  %slot25 = load i64, ptr %at25, align 8
  %data10 = inttoptr i64 %slot25 to ptr
  %at26 = getelementptr i8, ptr %slots, i64 208
  %slot26 = load i64, ptr %at26, align 8
  %at27 = getelementptr i8, ptr %slots, i64 216
  %slot27 = load i64, ptr %at27, align 8
  %data11 = inttoptr i64 %slot27 to ptr
  %at28 = getelementptr i8, ptr %slots, i64 224
  %slot28 = load i64, ptr %at28, align 8
  %at29 = getelementptr i8, ptr %slots, i64 232
  %slot29 = load i64, ptr %at29, align 8
  %data12 = inttoptr i64 %slot29 to ptr
  %at30 = getelementptr i8, ptr %slots, i64 240
  %slot30 = load i64, ptr %at30, align 8
  %at31 = getelementptr i8, ptr %slots, i64 248
  %slot31 = load i64, ptr %at31, align 8
  %data13 = inttoptr i64 %slot31 to ptr
  %at32 = getelementptr i8, ptr %slots, i64 256
  %slot32 = load i64, ptr %at32, align 8
  %at33 = getelementptr i8, ptr %slots, i64 264
  %slot33 = load i64, ptr %at33, align 8
  %data14 = inttoptr i64 %slot33 to ptr
  %at34 = getelementptr i8, ptr %slots, i64 272
  %slot34 = load i64, ptr %at34, align 8
  %at35 = getelementptr i8, ptr %slots, i64 280
  %slot35 = load i64, ptr %at35, align 8
  %data15 = inttoptr i64 %slot35 to ptr
  %at36 = getelementptr i8, ptr %slots, i64 288
  %slot36 = load i64, ptr %at36, align 8
  %at37 = getelementptr i8, ptr %slots, i64 296
  %slot37 = load i64, ptr %at37, align 8
  %at38 = getelementptr i8, ptr %slots, i64 304
  %slot38 = load i64, ptr %at38, align 8
  %data16 = inttoptr i64 %slot38 to ptr
  %at39 = getelementptr i8, ptr %slots, i64 312
  %slot39 = load i64, ptr %at39, align 8
  %at40 = getelementptr i8, ptr %slots, i64 320
  %slot40 = load i64, ptr %at40, align 8
  %data17 = inttoptr i64 %slot40 to ptr
  %at41 = getelementptr i8, ptr %slots, i64 328
  %slot41 = load i64, ptr %at41, align 8
  %at42 = getelementptr i8, ptr %slots, i64 336
  %slot42 = load i64, ptr %at42, align 8
  %data18 = inttoptr i64 %slot42 to ptr
  %at43 = getelementptr i8, ptr %slots, i64 344
  %slot43 = load i64, ptr %at43, align 8
  %at44 = getelementptr i8, ptr %slots, i64 352
  %slot44 = load i64, ptr %at44, align 8
  %data19 = inttoptr i64 %slot44 to ptr
  %at45 = getelementptr i8, ptr %slots, i64 360
  %slot45 = load i64, ptr %at45, align 8
  %at46 = getelementptr i8, ptr %slots, i64 368
  %slot46 = load i64, ptr %at46, align 8
  %data20 = inttoptr i64 %slot46 to ptr
  %at47 = getelementptr i8, ptr %slots, i64 376
  %slot47 = load i64, ptr %at47, align 8
  %at48 = getelementptr i8, ptr %slots, i64 384
  %slot48 = load i64, ptr %at48, align 8
  %at49 = getelementptr i8, ptr %slots, i64 392
  %slot49 = load i64, ptr %at49, align 8
  %at50 = getelementptr i8, ptr %slots, i64 400
  %slot50 = load i64, ptr %at50, align 8
  %data21 = inttoptr i64 %slot50 to ptr
  %at51 = getelementptr i8, ptr %slots, i64 408
  %slot51 = load i64, ptr %at51, align 8
  %at52 = getelementptr i8, ptr %slots, i64 416
  %slot52 = load i64, ptr %at52, align 8
  %data22 = inttoptr i64 %slot52 to ptr
  %at53 = getelementptr i8, ptr %slots, i64 424
  %slot53 = load i64, ptr %at53, align 8
  %at54 = getelementptr i8, ptr %slots, i64 432
  %slot54 = load i64, ptr %at54, align 8
  %at55 = getelementptr i8, ptr %slots, i64 440
  %slot55 = load i64, ptr %at55, align 8
  %status = call i32 @loop.16(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 1, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data1, i64 %slot4, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot6, i64 %slot7, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot9, i64 %slot10, i64 %slot11, i64 0, i64 0, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data4, i64 %slot13, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot15, i64 %slot16, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot18, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data7, i64 %slot20, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data8, i64 %slot22, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data9, i64 %slot24, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data10, i64 %slot26, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data11, i64 %slot28, i64 0, ptr null, ptr null, i64 0, i64 1, ptr %data12, i64 %slot30, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data13, i64 %slot32, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data14, i64 %slot34, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data15, i64 %slot36, i64 %slot37, i64 0, i64 0, ptr null, ptr null, i64 0, i64 2, ptr %data16, i64 %slot39, i64 0, ptr null, ptr null, i64 0, i64 2, ptr %data17, i64 %slot41, i64 0, ptr null, ptr null, i64 0, i64 2, ptr %data18, i64 %slot43, i64 0, ptr null, ptr null, i64 0, i64 1, ptr %data19, i64 %slot45, i64 0, ptr null, ptr null, i64 0, i64 1, ptr %data20, i64 %slot47, i64 %slot48, i64 %slot49, i64 0, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data21, i64 %slot51, i64 0, ptr null, ptr null, i64 0, i64 2, ptr %data22, i64 %slot53, i64 %slot54, i64 %slot55, i64 0, i64 0, i64 0)
  ret void
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smax.i64(i64, i64)


!0 = !{!"branch_weights", i32 1, i32 49, i32 49}
