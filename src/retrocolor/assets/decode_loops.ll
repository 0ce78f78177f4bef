; Made by tools/compile_loops.py with numba: do not edit.
; from retrocolor.model.decode_loops 33a6466189b84a606322653cd87afc88257c7d1c2805a5b42406d86f3a8cabf3
; loop expect.0
; loop expect.1

define internal i32 @loop(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, i64 %arg.shift, ptr %arg.scales.0, ptr %arg.scales.1, i64 %arg.scales.2, i64 %arg.scales.3, ptr %arg.scales.4, i64 %arg.scales.5.0, i64 %arg.scales.6.0, ptr %arg.centres.0, ptr %arg.centres.1, i64 %arg.centres.2, i64 %arg.centres.3, ptr %arg.centres.4, i64 %arg.centres.5.0, i64 %arg.centres.5.1, i64 %arg.centres.6.0, i64 %arg.centres.6.1, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, ptr %arg.bits.0, ptr %arg.bits.1, i64 %arg.bits.2, i64 %arg.bits.3, ptr %arg.bits.4, i64 %arg.bits.5.0, i64 %arg.bits.5.1, i64 %arg.bits.6.0, i64 %arg.bits.6.1, ptr %arg.found.0, ptr %arg.found.1, i64 %arg.found.2, i64 %arg.found.3, ptr %arg.found.4, i64 %arg.found.5.0, i64 %arg.found.5.1, i64 %arg.found.6.0, i64 %arg.found.6.1) {
entry:
  %.470 = alloca i32, align 4
  store i32 0, ptr %.470, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.897 = alloca ptr, align 8
  store ptr null, ptr %.897, align 8
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.1372 = alloca ptr, align 8
  store ptr null, ptr %.1372, align 8
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.pixels.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B1068, %entry
  %.129.0 = phi i64 [ 0, %entry ], [ %.201, %B1068 ]
  %.132.0 = phi i64 [ %storemerge, %entry ], [ %.197, %B1068 ]
  %.188 = icmp sgt i64 %.132.0, 0
  br i1 %.188, label %B58.if, label %B1114

B116:                                             ; preds = %B118.endif, %B58.if
  %.255.0 = phi i64 [ 0, %B58.if ], [ %.324, %B118.endif ]
  %.258.0 = phi i64 [ 313, %B58.if ], [ %.320, %B118.endif ]
  %most.2.1 = phi i32 [ -2147483648, %B58.if ], [ %.486, %B118.endif ]
  %.311 = icmp sgt i64 %.258.0, 0
  br i1 %.311, label %B116.if, label %B350

B350:                                             ; preds = %B116
  %isneg = icmp slt i32 %most.2.1, 0
  %.508 = select i1 %isneg, i32 2147483647, i32 0
  %.511 = xor i32 %.508, %most.2.1
  %.566.idx = shl i64 %arg.bits.5.1, 3
  %.566 = getelementptr i8, ptr %arg.bits.4, i64 %.566.idx
  store i32 %.511, ptr %.566, align 4
  %.621.idx = shl i64 %arg.work.5.1, 3
  %.621 = getelementptr i8, ptr %arg.work.4, i64 %.621.idx
  %.622 = load float, ptr %.621, align 4
  br label %B482

B482:                                             ; preds = %B350, %B482.if
  %.649.0 = phi i64 [ 0, %B350 ], [ %.718, %B482.if ]
  %.652.0 = phi i64 [ 313, %B350 ], [ %.714, %B482.if ]
  %.705 = icmp sgt i64 %.652.0, 0
  br i1 %.705, label %B482.if, label %B534

B534:                                             ; preds = %B482
  %.894 = load float, ptr %arg.scales.4, align 4
  store ptr null, ptr %.897, align 8
  %.909 = call i32 @loop.5(ptr nonnull %.897, ptr nonnull %excinfo.2, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, ptr %arg.bits.0, ptr %arg.bits.1, i64 %arg.bits.2, i64 %arg.bits.3, ptr %arg.bits.4, i64 %arg.bits.5.0, i64 %arg.bits.5.1, i64 %arg.bits.6.0, i64 %arg.bits.6.1, float %.894)
  switch i32 %.909, label %B534.if [
    i32 -2, label %B534.endif
    i32 0, label %B534.endif
  ], !prof !0

B648:                                             ; preds = %B534.endif, %B648.if
  %.952.0 = phi i64 [ 0, %B534.endif ], [ %.1021, %B648.if ]
  %.955.0 = phi i64 [ 313, %B534.endif ], [ %.1017, %B648.if ]
  %product.2.1 = phi float [ 0.000000e+00, %B534.endif ], [ %.1215, %B648.if ]
  %total.4.1 = phi float [ 0.000000e+00, %B534.endif ], [ %.1156, %B648.if ]
  %.1008 = icmp sgt i64 %.955.0, 0
  br i1 %.1008, label %B648.if, label %B768

B768:                                             ; preds = %B648
  %.1251 = icmp slt i64 %.129.0, 0
  %.1252 = select i1 %.1251, i64 %arg.found.5.0, i64 0
  %.1253 = add i64 %.129.0, %.1252
  %.1273 = mul i64 %.1253, %arg.found.5.1
  %.1277 = getelementptr float, ptr %arg.found.4, i64 %.1273
  store float %total.4.1, ptr %.1277, align 4
  %.1309 = icmp slt i64 %.129.0, 0
  %.1310 = select i1 %.1309, i64 %arg.found.5.0, i64 0
  %.1311 = add i64 %.129.0, %.1310
  %.1331 = mul i64 %.1311, %arg.found.5.1
  %0 = getelementptr float, ptr %arg.found.4, i64 %.1331
  %.1335 = getelementptr i8, ptr %0, i64 4
  store float %product.2.1, ptr %.1335, align 4
  %.1368 = getelementptr i8, ptr %arg.scales.4, i64 4
  %.1369 = load float, ptr %.1368, align 4
  store ptr null, ptr %.1372, align 8
  %.1384 = call i32 @loop.5(ptr nonnull %.1372, ptr nonnull %excinfo.3, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, ptr %arg.bits.0, ptr %arg.bits.1, i64 %arg.bits.2, i64 %arg.bits.3, ptr %arg.bits.4, i64 %arg.bits.5.0, i64 %arg.bits.5.1, i64 %arg.bits.6.0, i64 %arg.bits.6.1, float %.1369)
  switch i32 %.1384, label %B768.if [
    i32 -2, label %B768.endif
    i32 0, label %B768.endif
  ], !prof !0

B926:                                             ; preds = %B768.endif, %B926.if
  %.1436.0 = phi i64 [ 0, %B768.endif ], [ %.1505, %B926.if ]
  %.1439.0 = phi i64 [ 313, %B768.endif ], [ %.1501, %B926.if ]
  %b.2.1 = phi float [ 0.000000e+00, %B768.endif ], [ %.1758, %B926.if ]
  %a.2.1 = phi float [ 0.000000e+00, %B768.endif ], [ %.1699, %B926.if ]
  %total.5.1 = phi float [ 0.000000e+00, %B768.endif ], [ %.1640, %B926.if ]
  %.1492 = icmp sgt i64 %.1439.0, 0
  br i1 %.1492, label %B926.if, label %B1068

B1068:                                            ; preds = %B926
  %.1771 = fdiv reassoc contract float %a.2.1, %total.5.1
  %.1779 = fdiv reassoc contract float %b.2.1, %total.5.1
  %.1811 = icmp slt i64 %.129.0, 0
  %.1812 = select i1 %.1811, i64 %arg.found.5.0, i64 0
  %.1813 = add i64 %.129.0, %.1812
  %.1833 = mul i64 %.1813, %arg.found.5.1
  %1 = getelementptr float, ptr %arg.found.4, i64 %.1833
  %.1837 = getelementptr i8, ptr %1, i64 8
  store float %.1771, ptr %.1837, align 4
  %.1868 = icmp slt i64 %.129.0, 0
  %.1869 = select i1 %.1868, i64 %arg.found.5.0, i64 0
  %.1870 = add i64 %.129.0, %.1869
  %.1890 = mul i64 %.1870, %arg.found.5.1
  %2 = getelementptr float, ptr %arg.found.4, i64 %.1890
  %.1894 = getelementptr i8, ptr %2, i64 12
  store float %.1779, ptr %.1894, align 4
  br label %B56

common.ret:                                       ; preds = %B768.if, %B534.if, %B118.if, %B1114
  %common.ret.op = phi i32 [ 0, %B1114 ], [ %.476, %B118.if ], [ %.909, %B534.if ], [ %.1384, %B768.if ]
  ret i32 %common.ret.op

B1114:                                            ; preds = %B56
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B58.if:                                           ; preds = %B56
  %.197 = add nsw i64 %.132.0, -1
  %.201 = add i64 %.129.0, 1
  br label %B116

B116.if:                                          ; preds = %B116
  %.372 = icmp slt i64 %.129.0, 0
  %.373 = select i1 %.372, i64 %arg.pixels.5.0, i64 0
  %.374 = add i64 %.129.0, %.373
  %.375 = icmp slt i64 %.255.0, 0
  %.376 = select i1 %.375, i64 %arg.pixels.5.1, i64 0
  %.394 = mul i64 %.374, %arg.pixels.5.1
  %3 = getelementptr i16, ptr %arg.pixels.4, i64 %.394
  %4 = getelementptr i16, ptr %3, i64 %.255.0
  %.398 = getelementptr i16, ptr %4, i64 %.376
  %.399 = load i16, ptr %.398, align 2
  %.402 = zext i16 %.399 to i64
  %.403 = shl i64 %.402, %arg.shift
  %.404 = trunc i64 %.403 to i32
  %.434 = icmp slt i64 %.255.0, 0
  %.435 = select i1 %.434, i64 %arg.bits.5.1, i64 0
  %5 = getelementptr i32, ptr %arg.bits.4, i64 %.255.0
  %.457 = getelementptr i32, ptr %5, i64 %.435
  store i32 %.404, ptr %.457, align 4
  %sext.mask = and i64 %.403, 2147483648
  %isneg626.not = icmp eq i64 %sext.mask, 0
  %.463 = select i1 %isneg626.not, i64 0, i64 2147483647
  %.465 = xor i64 %.403, %.463
  %.466 = trunc i64 %.465 to i32
  store i32 0, ptr %.470, align 4
  %.476 = call i32 @loop.4(ptr nonnull %.470, ptr nonnull %excinfo.1, i32 %most.2.1, i32 %.466)
  switch i32 %.476, label %B118.if [
    i32 -2, label %B118.endif
    i32 0, label %B118.endif
  ], !prof !0

B118.if:                                          ; preds = %B116.if
  %.484 = icmp sgt i32 %.476, 0
  %.477 = load ptr, ptr %excinfo.1, align 8
  %.485 = select i1 %.484, ptr %.477, ptr undef
  store ptr %.485, ptr %excinfo, align 8
  br label %common.ret

B118.endif:                                       ; preds = %B116.if, %B116.if
  %.486 = load i32, ptr %.470, align 4
  %.324 = add i64 %.255.0, 1
  %.320 = add nsw i64 %.258.0, -1
  br label %B116

B482.if:                                          ; preds = %B482
  %.714 = add nsw i64 %.652.0, -1
  %.718 = add i64 %.649.0, 1
  %.772 = icmp slt i64 %.649.0, 0
  %.773 = select i1 %.772, i64 %arg.work.5.1, i64 0
  %6 = getelementptr float, ptr %arg.work.4, i64 %.649.0
  %.795 = getelementptr float, ptr %6, i64 %.773
  %.796 = load float, ptr %.795, align 4
  %.798 = fsub reassoc contract float %.796, %.622
  %.826 = icmp slt i64 %.649.0, 0
  %.827 = select i1 %.826, i64 %arg.work.5.1, i64 0
  %7 = getelementptr float, ptr %arg.work.4, i64 %.649.0
  %.849 = getelementptr float, ptr %7, i64 %.827
  store float %.798, ptr %.849, align 4
  br label %B482

B534.if:                                          ; preds = %B534
  %.917 = icmp sgt i32 %.909, 0
  %.910 = load ptr, ptr %excinfo.2, align 8
  %.918 = select i1 %.917, ptr %.910, ptr undef
  store ptr %.918, ptr %excinfo, align 8
  br label %common.ret

B534.endif:                                       ; preds = %B534, %B534
  br label %B648

B648.if:                                          ; preds = %B648
  %.1017 = add nsw i64 %.955.0, -1
  %.1021 = add i64 %.952.0, 1
  %.1075 = icmp slt i64 %.952.0, 0
  %.1076 = select i1 %.1075, i64 %arg.work.5.1, i64 0
  %8 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %9 = getelementptr float, ptr %8, i64 %.952.0
  %.1098 = getelementptr float, ptr %9, i64 %.1076
  %.1099 = load float, ptr %.1098, align 4
  %.1129 = icmp slt i64 %.952.0, 0
  %.1130 = select i1 %.1129, i64 %arg.work.5.1, i64 0
  %.idx625 = shl i64 %arg.work.5.1, 3
  %10 = getelementptr i8, ptr %arg.work.4, i64 %.idx625
  %11 = getelementptr float, ptr %10, i64 %.952.0
  %.1152 = getelementptr float, ptr %11, i64 %.1130
  %.1153 = load float, ptr %.1152, align 4
  %.1154 = fmul reassoc contract float %.1099, %.1153
  %.1156 = fadd reassoc contract float %total.4.1, %.1154
  %.1188 = icmp slt i64 %.952.0, 0
  %.1189 = select i1 %.1188, i64 %arg.work.5.1, i64 0
  %12 = getelementptr float, ptr %arg.work.4, i64 %.952.0
  %.1211 = getelementptr float, ptr %12, i64 %.1189
  %.1212 = load float, ptr %.1211, align 4
  %.1213 = fmul reassoc contract float %.1154, %.1212
  %.1215 = fadd reassoc contract float %product.2.1, %.1213
  br label %B648

B768.if:                                          ; preds = %B768
  %.1392 = icmp sgt i32 %.1384, 0
  %.1385 = load ptr, ptr %excinfo.3, align 8
  %.1393 = select i1 %.1392, ptr %.1385, ptr undef
  store ptr %.1393, ptr %excinfo, align 8
  br label %common.ret

B768.endif:                                       ; preds = %B768, %B768
  br label %B926

B926.if:                                          ; preds = %B926
  %.1501 = add nsw i64 %.1439.0, -1
  %.1505 = add i64 %.1436.0, 1
  %.1559 = icmp slt i64 %.1436.0, 0
  %.1560 = select i1 %.1559, i64 %arg.work.5.1, i64 0
  %13 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %14 = getelementptr float, ptr %13, i64 %.1436.0
  %.1582 = getelementptr float, ptr %14, i64 %.1560
  %.1583 = load float, ptr %.1582, align 4
  %.1613 = icmp slt i64 %.1436.0, 0
  %.1614 = select i1 %.1613, i64 %arg.work.5.1, i64 0
  %.idx = shl i64 %arg.work.5.1, 3
  %15 = getelementptr i8, ptr %arg.work.4, i64 %.idx
  %16 = getelementptr float, ptr %15, i64 %.1436.0
  %.1636 = getelementptr float, ptr %16, i64 %.1614
  %.1637 = load float, ptr %.1636, align 4
  %.1638 = fmul reassoc contract float %.1583, %.1637
  %.1640 = fadd reassoc contract float %total.5.1, %.1638
  %.1672 = icmp slt i64 %.1436.0, 0
  %.1673 = select i1 %.1672, i64 %arg.centres.5.1, i64 0
  %17 = getelementptr float, ptr %arg.centres.4, i64 %.1436.0
  %.1695 = getelementptr float, ptr %17, i64 %.1673
  %.1696 = load float, ptr %.1695, align 4
  %.1697 = fmul reassoc contract float %.1638, %.1696
  %.1699 = fadd reassoc contract float %a.2.1, %.1697
  %.1731 = icmp slt i64 %.1436.0, 0
  %.1732 = select i1 %.1731, i64 %arg.centres.5.1, i64 0
  %18 = getelementptr float, ptr %arg.centres.4, i64 %arg.centres.5.1
  %19 = getelementptr float, ptr %18, i64 %.1436.0
  %.1754 = getelementptr float, ptr %19, i64 %.1732
  %.1755 = load float, ptr %.1754, align 4
  %.1756 = fmul reassoc contract float %.1638, %.1755
  %.1758 = fadd reassoc contract float %b.2.1, %.1756
  br label %B926
}

define internal i32 @loop.4(ptr noalias %retptr, ptr noalias %excinfo, i32 %arg.x.0, i32 %arg.x.1) {
entry:
  %.11 = call i32 @llvm.smax.i32(i32 %arg.x.1, i32 %arg.x.0)
  store i32 %.11, ptr %retptr, align 4
  ret i32 0
}

define internal i32 @loop.5(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, ptr %arg.bits.0, ptr %arg.bits.1, i64 %arg.bits.2, i64 %arg.bits.3, ptr %arg.bits.4, i64 %arg.bits.5.0, i64 %arg.bits.5.1, i64 %arg.bits.6.0, i64 %arg.bits.6.1, float %arg.scale) {
entry:
  %.214 = alloca float, align 4
  store float 0.000000e+00, ptr %.214, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  br label %B44

B44:                                              ; preds = %B46.endif, %entry
  %.60.0 = phi i64 [ 0, %entry ], [ %.131, %B46.endif ]
  %.63.0 = phi i64 [ 313, %entry ], [ %.127, %B46.endif ]
  %.118 = icmp sgt i64 %.63.0, 0
  br i1 %.118, label %B44.if, label %B410

common.ret:                                       ; preds = %B46.if, %B410
  %common.ret.op = phi i32 [ 0, %B410 ], [ %.220, %B46.if ]
  ret i32 %common.ret.op

B410:                                             ; preds = %B44
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B44.if:                                           ; preds = %B44
  %.185 = icmp slt i64 %.60.0, 0
  %.186 = select i1 %.185, i64 %arg.work.5.1, i64 0
  %0 = getelementptr float, ptr %arg.work.4, i64 %.60.0
  %.208 = getelementptr float, ptr %0, i64 %.186
  %.209 = load float, ptr %.208, align 4
  %.211 = fmul contract float %.209, %arg.scale
  store float 0.000000e+00, ptr %.214, align 4
  %.220 = call i32 @loop.6(ptr nonnull %.214, ptr nonnull %excinfo.1, float %.211, float -1.260000e+02)
  switch i32 %.220, label %B46.if [
    i32 -2, label %B46.endif
    i32 0, label %B46.endif
  ], !prof !0

B46.if:                                           ; preds = %B44.if
  %.228 = icmp sgt i32 %.220, 0
  %.221 = load ptr, ptr %excinfo.1, align 8
  %.229 = select i1 %.228, ptr %.221, ptr undef
  store ptr %.229, ptr %excinfo, align 8
  br label %common.ret

B46.endif:                                        ; preds = %B44.if, %B44.if
  %.230 = load float, ptr %.214, align 4
  %.131 = add i64 %.60.0, 1
  %.127 = add nsw i64 %.63.0, -1
  %.240 = fptosi float %.230 to i32
  %.241 = sitofp i32 %.240 to float
  %.242 = fsub contract float %.230, %.241
  %.245 = shl i32 %.240, 23
  %.247 = add i32 %.245, 1065353216
  %.277 = icmp slt i64 %.60.0, 0
  %.278 = select i1 %.277, i64 %arg.bits.5.1, i64 0
  %.idx = shl i64 %arg.bits.5.1, 3
  %1 = getelementptr i8, ptr %arg.bits.4, i64 %.idx
  %2 = getelementptr i32, ptr %1, i64 %.60.0
  %.300 = getelementptr i32, ptr %2, i64 %.278
  store i32 %.247, ptr %.300, align 4
  %.303 = fmul contract float %.242, 0x3F4EC127E0000000
  %.304 = fadd contract float %.303, 0x3F82D2F8A0000000
  %.305 = fmul contract float %.304, %.242
  %.306 = fadd contract float %.305, 0x3FAC4E7F60000000
  %.307 = fmul contract float %.306, %.242
  %.308 = fadd contract float %.307, 0x3FCEBE1D60000000
  %.309 = fmul contract float %.308, %.242
  %.310 = fadd contract float %.309, 0x3FE62E3B00000000
  %.311 = fmul contract float %.310, %.242
  %.312 = fadd contract float %.311, 1.000000e+00
  %.342 = icmp slt i64 %.60.0, 0
  %.343 = select i1 %.342, i64 %arg.work.5.1, i64 0
  %3 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %4 = getelementptr float, ptr %3, i64 %.60.0
  %.365 = getelementptr float, ptr %4, i64 %.343
  store float %.312, ptr %.365, align 4
  br label %B44
}

define internal i32 @loop.6(ptr noalias %retptr, ptr noalias %excinfo, float %arg.x.0, float %arg.x.1) {
entry:
  %.10 = fcmp contract ogt float %arg.x.1, %arg.x.0
  %.11 = select i1 %.10, float %arg.x.1, float %arg.x.0
  store float %.11, ptr %retptr, align 4
  ret i32 0
}

define void @expect.0(ptr %slots) {
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
  %data2 = inttoptr i64 %slot4 to ptr
  %at5 = getelementptr i8, ptr %slots, i64 40
  %slot5 = load i64, ptr %at5, align 8
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %data3 = inttoptr i64 %slot6 to ptr
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %at8 = getelementptr i8, ptr %slots, i64 64
  %slot8 = load i64, ptr %at8, align 8
  %at9 = getelementptr i8, ptr %slots, i64 72
  %slot9 = load i64, ptr %at9, align 8
  %data4 = inttoptr i64 %slot9 to ptr
  %at10 = getelementptr i8, ptr %slots, i64 80
  %slot10 = load i64, ptr %at10, align 8
  %at11 = getelementptr i8, ptr %slots, i64 88
  %slot11 = load i64, ptr %at11, align 8
  %at12 = getelementptr i8, ptr %slots, i64 96
  %slot12 = load i64, ptr %at12, align 8
  %data5 = inttoptr i64 %slot12 to ptr
  %at13 = getelementptr i8, ptr %slots, i64 104
  %slot13 = load i64, ptr %at13, align 8
  %at14 = getelementptr i8, ptr %slots, i64 112
  %slot14 = load i64, ptr %at14, align 8
  %at15 = getelementptr i8, ptr %slots, i64 120
  %slot15 = load i64, ptr %at15, align 8
  %data6 = inttoptr i64 %slot15 to ptr
  %at16 = getelementptr i8, ptr %slots, i64 128
  %slot16 = load i64, ptr %at16, align 8
  %at17 = getelementptr i8, ptr %slots, i64 136
  %slot17 = load i64, ptr %at17, align 8
  %status = call i32 @loop(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 2, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, i64 %slot3, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot5, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot7, i64 %slot8, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot10, i64 %slot11, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot13, i64 %slot14, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot16, i64 %slot17, i64 0, i64 0)
  ret void
}

define internal i32 @loop.7(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, i64 %arg.shift, ptr %arg.scales.0, ptr %arg.scales.1, i64 %arg.scales.2, i64 %arg.scales.3, ptr %arg.scales.4, i64 %arg.scales.5.0, i64 %arg.scales.6.0, ptr %arg.centres.0, ptr %arg.centres.1, i64 %arg.centres.2, i64 %arg.centres.3, ptr %arg.centres.4, i64 %arg.centres.5.0, i64 %arg.centres.5.1, i64 %arg.centres.6.0, i64 %arg.centres.6.1, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, ptr %arg.bits.0, ptr %arg.bits.1, i64 %arg.bits.2, i64 %arg.bits.3, ptr %arg.bits.4, i64 %arg.bits.5.0, i64 %arg.bits.5.1, i64 %arg.bits.6.0, i64 %arg.bits.6.1, ptr %arg.found.0, ptr %arg.found.1, i64 %arg.found.2, i64 %arg.found.3, ptr %arg.found.4, i64 %arg.found.5.0, i64 %arg.found.5.1, i64 %arg.found.6.0, i64 %arg.found.6.1) {
entry:
  %.469 = alloca i32, align 4
  store i32 0, ptr %.469, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.896 = alloca ptr, align 8
  store ptr null, ptr %.896, align 8
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.1371 = alloca ptr, align 8
  store ptr null, ptr %.1371, align 8
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.pixels.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B1068, %entry
  %.129.0 = phi i64 [ 0, %entry ], [ %.201, %B1068 ]
  %.132.0 = phi i64 [ %storemerge, %entry ], [ %.197, %B1068 ]
  %.188 = icmp sgt i64 %.132.0, 0
  br i1 %.188, label %B58.if, label %B1114

B116:                                             ; preds = %B118.endif, %B58.if
  %.255.0 = phi i64 [ 0, %B58.if ], [ %.324, %B118.endif ]
  %.258.0 = phi i64 [ 313, %B58.if ], [ %.320, %B118.endif ]
  %most.2.1 = phi i32 [ -2147483648, %B58.if ], [ %.485, %B118.endif ]
  %.311 = icmp sgt i64 %.258.0, 0
  br i1 %.311, label %B116.if, label %B350

B350:                                             ; preds = %B116
  %isneg = icmp slt i32 %most.2.1, 0
  %.507 = select i1 %isneg, i32 2147483647, i32 0
  %.510 = xor i32 %.507, %most.2.1
  %.565.idx = shl i64 %arg.bits.5.1, 3
  %.565 = getelementptr i8, ptr %arg.bits.4, i64 %.565.idx
  store i32 %.510, ptr %.565, align 4
  %.620.idx = shl i64 %arg.work.5.1, 3
  %.620 = getelementptr i8, ptr %arg.work.4, i64 %.620.idx
  %.621 = load float, ptr %.620, align 4
  br label %B482

B482:                                             ; preds = %B350, %B482.if
  %.648.0 = phi i64 [ 0, %B350 ], [ %.717, %B482.if ]
  %.651.0 = phi i64 [ 313, %B350 ], [ %.713, %B482.if ]
  %.704 = icmp sgt i64 %.651.0, 0
  br i1 %.704, label %B482.if, label %B534

B534:                                             ; preds = %B482
  %.893 = load float, ptr %arg.scales.4, align 4
  store ptr null, ptr %.896, align 8
  %.908 = call i32 @loop.5(ptr nonnull %.896, ptr nonnull %excinfo.2, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, ptr %arg.bits.0, ptr %arg.bits.1, i64 %arg.bits.2, i64 %arg.bits.3, ptr %arg.bits.4, i64 %arg.bits.5.0, i64 %arg.bits.5.1, i64 %arg.bits.6.0, i64 %arg.bits.6.1, float %.893)
  switch i32 %.908, label %B534.if [
    i32 -2, label %B534.endif
    i32 0, label %B534.endif
  ], !prof !0

B648:                                             ; preds = %B534.endif, %B648.if
  %.951.0 = phi i64 [ 0, %B534.endif ], [ %.1020, %B648.if ]
  %.954.0 = phi i64 [ 313, %B534.endif ], [ %.1016, %B648.if ]
  %product.2.1 = phi float [ 0.000000e+00, %B534.endif ], [ %.1214, %B648.if ]
  %total.4.1 = phi float [ 0.000000e+00, %B534.endif ], [ %.1155, %B648.if ]
  %.1007 = icmp sgt i64 %.954.0, 0
  br i1 %.1007, label %B648.if, label %B768

B768:                                             ; preds = %B648
  %.1250 = icmp slt i64 %.129.0, 0
  %.1251 = select i1 %.1250, i64 %arg.found.5.0, i64 0
  %.1252 = add i64 %.129.0, %.1251
  %.1272 = mul i64 %.1252, %arg.found.5.1
  %.1276 = getelementptr float, ptr %arg.found.4, i64 %.1272
  store float %total.4.1, ptr %.1276, align 4
  %.1308 = icmp slt i64 %.129.0, 0
  %.1309 = select i1 %.1308, i64 %arg.found.5.0, i64 0
  %.1310 = add i64 %.129.0, %.1309
  %.1330 = mul i64 %.1310, %arg.found.5.1
  %0 = getelementptr float, ptr %arg.found.4, i64 %.1330
  %.1334 = getelementptr i8, ptr %0, i64 4
  store float %product.2.1, ptr %.1334, align 4
  %.1367 = getelementptr i8, ptr %arg.scales.4, i64 4
  %.1368 = load float, ptr %.1367, align 4
  store ptr null, ptr %.1371, align 8
  %.1383 = call i32 @loop.5(ptr nonnull %.1371, ptr nonnull %excinfo.3, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, ptr %arg.bits.0, ptr %arg.bits.1, i64 %arg.bits.2, i64 %arg.bits.3, ptr %arg.bits.4, i64 %arg.bits.5.0, i64 %arg.bits.5.1, i64 %arg.bits.6.0, i64 %arg.bits.6.1, float %.1368)
  switch i32 %.1383, label %B768.if [
    i32 -2, label %B768.endif
    i32 0, label %B768.endif
  ], !prof !0

B926:                                             ; preds = %B768.endif, %B926.if
  %.1435.0 = phi i64 [ 0, %B768.endif ], [ %.1504, %B926.if ]
  %.1438.0 = phi i64 [ 313, %B768.endif ], [ %.1500, %B926.if ]
  %b.2.1 = phi float [ 0.000000e+00, %B768.endif ], [ %.1757, %B926.if ]
  %a.2.1 = phi float [ 0.000000e+00, %B768.endif ], [ %.1698, %B926.if ]
  %total.5.1 = phi float [ 0.000000e+00, %B768.endif ], [ %.1639, %B926.if ]
  %.1491 = icmp sgt i64 %.1438.0, 0
  br i1 %.1491, label %B926.if, label %B1068

B1068:                                            ; preds = %B926
  %.1770 = fdiv reassoc contract float %a.2.1, %total.5.1
  %.1778 = fdiv reassoc contract float %b.2.1, %total.5.1
  %.1810 = icmp slt i64 %.129.0, 0
  %.1811 = select i1 %.1810, i64 %arg.found.5.0, i64 0
  %.1812 = add i64 %.129.0, %.1811
  %.1832 = mul i64 %.1812, %arg.found.5.1
  %1 = getelementptr float, ptr %arg.found.4, i64 %.1832
  %.1836 = getelementptr i8, ptr %1, i64 8
  store float %.1770, ptr %.1836, align 4
  %.1867 = icmp slt i64 %.129.0, 0
  %.1868 = select i1 %.1867, i64 %arg.found.5.0, i64 0
  %.1869 = add i64 %.129.0, %.1868
  %.1889 = mul i64 %.1869, %arg.found.5.1
  %2 = getelementptr float, ptr %arg.found.4, i64 %.1889
  %.1893 = getelementptr i8, ptr %2, i64 12
  store float %.1778, ptr %.1893, align 4
  br label %B56

common.ret:                                       ; preds = %B768.if, %B534.if, %B118.if, %B1114
  %common.ret.op = phi i32 [ 0, %B1114 ], [ %.475, %B118.if ], [ %.908, %B534.if ], [ %.1383, %B768.if ]
  ret i32 %common.ret.op

B1114:                                            ; preds = %B56
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B58.if:                                           ; preds = %B56
  %.197 = add nsw i64 %.132.0, -1
  %.201 = add i64 %.129.0, 1
  br label %B116

B116.if:                                          ; preds = %B116
  %.372 = icmp slt i64 %.129.0, 0
  %.373 = select i1 %.372, i64 %arg.pixels.5.0, i64 0
  %.374 = add i64 %.129.0, %.373
  %.375 = icmp slt i64 %.255.0, 0
  %.376 = select i1 %.375, i64 %arg.pixels.5.1, i64 0
  %.394 = mul i64 %.374, %arg.pixels.5.1
  %3 = getelementptr i32, ptr %arg.pixels.4, i64 %.394
  %4 = getelementptr i32, ptr %3, i64 %.255.0
  %.398 = getelementptr i32, ptr %4, i64 %.376
  %.399 = load i32, ptr %.398, align 4
  %.401 = zext i32 %.399 to i64
  %.402 = shl i64 %.401, %arg.shift
  %.403 = trunc i64 %.402 to i32
  %.433 = icmp slt i64 %.255.0, 0
  %.434 = select i1 %.433, i64 %arg.bits.5.1, i64 0
  %5 = getelementptr i32, ptr %arg.bits.4, i64 %.255.0
  %.456 = getelementptr i32, ptr %5, i64 %.434
  store i32 %.403, ptr %.456, align 4
  %sext.mask = and i64 %.402, 2147483648
  %isneg626.not = icmp eq i64 %sext.mask, 0
  %.462 = select i1 %isneg626.not, i64 0, i64 2147483647
  %.464 = xor i64 %.402, %.462
  %.465 = trunc i64 %.464 to i32
  store i32 0, ptr %.469, align 4
  %.475 = call i32 @loop.4(ptr nonnull %.469, ptr nonnull %excinfo.1, i32 %most.2.1, i32 %.465)
  switch i32 %.475, label %B118.if [
    i32 -2, label %B118.endif
    i32 0, label %B118.endif
  ], !prof !0

B118.if:                                          ; preds = %B116.if
  %.483 = icmp sgt i32 %.475, 0
  %.476 = load ptr, ptr %excinfo.1, align 8
  %.484 = select i1 %.483, ptr %.476, ptr undef
  store ptr %.484, ptr %excinfo, align 8
  br label %common.ret

B118.endif:                                       ; preds = %B116.if, %B116.if
  %.485 = load i32, ptr %.469, align 4
  %.324 = add i64 %.255.0, 1
  %.320 = add nsw i64 %.258.0, -1
  br label %B116

B482.if:                                          ; preds = %B482
  %.713 = add nsw i64 %.651.0, -1
  %.717 = add i64 %.648.0, 1
  %.771 = icmp slt i64 %.648.0, 0
  %.772 = select i1 %.771, i64 %arg.work.5.1, i64 0
  %6 = getelementptr float, ptr %arg.work.4, i64 %.648.0
  %.794 = getelementptr float, ptr %6, i64 %.772
  %.795 = load float, ptr %.794, align 4
  %.797 = fsub reassoc contract float %.795, %.621
  %.825 = icmp slt i64 %.648.0, 0
  %.826 = select i1 %.825, i64 %arg.work.5.1, i64 0
  %7 = getelementptr float, ptr %arg.work.4, i64 %.648.0
  %.848 = getelementptr float, ptr %7, i64 %.826
  store float %.797, ptr %.848, align 4
  br label %B482

B534.if:                                          ; preds = %B534
  %.916 = icmp sgt i32 %.908, 0
  %.909 = load ptr, ptr %excinfo.2, align 8
  %.917 = select i1 %.916, ptr %.909, ptr undef
  store ptr %.917, ptr %excinfo, align 8
  br label %common.ret

B534.endif:                                       ; preds = %B534, %B534
  br label %B648

B648.if:                                          ; preds = %B648
  %.1016 = add nsw i64 %.954.0, -1
  %.1020 = add i64 %.951.0, 1
  %.1074 = icmp slt i64 %.951.0, 0
  %.1075 = select i1 %.1074, i64 %arg.work.5.1, i64 0
  %8 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %9 = getelementptr float, ptr %8, i64 %.951.0
  %.1097 = getelementptr float, ptr %9, i64 %.1075
  %.1098 = load float, ptr %.1097, align 4
  %.1128 = icmp slt i64 %.951.0, 0
  %.1129 = select i1 %.1128, i64 %arg.work.5.1, i64 0
  %.idx625 = shl i64 %arg.work.5.1, 3
  %10 = getelementptr i8, ptr %arg.work.4, i64 %.idx625
  %11 = getelementptr float, ptr %10, i64 %.951.0
  %.1151 = getelementptr float, ptr %11, i64 %.1129
  %.1152 = load float, ptr %.1151, align 4
  %.1153 = fmul reassoc contract float %.1098, %.1152
  %.1155 = fadd reassoc contract float %total.4.1, %.1153
  %.1187 = icmp slt i64 %.951.0, 0
  %.1188 = select i1 %.1187, i64 %arg.work.5.1, i64 0
  %12 = getelementptr float, ptr %arg.work.4, i64 %.951.0
  %.1210 = getelementptr float, ptr %12, i64 %.1188
  %.1211 = load float, ptr %.1210, align 4
  %.1212 = fmul reassoc contract float %.1153, %.1211
  %.1214 = fadd reassoc contract float %product.2.1, %.1212
  br label %B648

B768.if:                                          ; preds = %B768
  %.1391 = icmp sgt i32 %.1383, 0
  %.1384 = load ptr, ptr %excinfo.3, align 8
  %.1392 = select i1 %.1391, ptr %.1384, ptr undef
  store ptr %.1392, ptr %excinfo, align 8
  br label %common.ret

B768.endif:                                       ; preds = %B768, %B768
  br label %B926

B926.if:                                          ; preds = %B926
  %.1500 = add nsw i64 %.1438.0, -1
  %.1504 = add i64 %.1435.0, 1
  %.1558 = icmp slt i64 %.1435.0, 0
  %.1559 = select i1 %.1558, i64 %arg.work.5.1, i64 0
  %13 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %14 = getelementptr float, ptr %13, i64 %.1435.0
  %.1581 = getelementptr float, ptr %14, i64 %.1559
  %.1582 = load float, ptr %.1581, align 4
  %.1612 = icmp slt i64 %.1435.0, 0
  %.1613 = select i1 %.1612, i64 %arg.work.5.1, i64 0
  %.idx = shl i64 %arg.work.5.1, 3
  %15 = getelementptr i8, ptr %arg.work.4, i64 %.idx
  %16 = getelementptr float, ptr %15, i64 %.1435.0
  %.1635 = getelementptr float, ptr %16, i64 %.1613
  %.1636 = load float, ptr %.1635, align 4
  %.1637 = fmul reassoc contract float %.1582, %.1636
  %.1639 = fadd reassoc contract float %total.5.1, %.1637
  %.1671 = icmp slt i64 %.1435.0, 0
  %.1672 = select i1 %.1671, i64 %arg.centres.5.1, i64 0
  %17 = getelementptr float, ptr %arg.centres.4, i64 %.1435.0
  %.1694 = getelementptr float, ptr %17, i64 %.1672
  %.1695 = load float, ptr %.1694, align 4
  %.1696 = fmul reassoc contract float %.1637, %.1695
  %.1698 = fadd reassoc contract float %a.2.1, %.1696
  %.1730 = icmp slt i64 %.1435.0, 0
  %.1731 = select i1 %.1730, i64 %arg.centres.5.1, i64 0
  %18 = getelementptr float, ptr %arg.centres.4, i64 %arg.centres.5.1
  %19 = getelementptr float, ptr %18, i64 %.1435.0
  %.1753 = getelementptr float, ptr %19, i64 %.1731
  %.1754 = load float, ptr %.1753, align 4
  %.1755 = fmul reassoc contract float %.1637, %.1754
  %.1757 = fadd reassoc contract float %b.2.1, %.1755
  br label %B926
}

define void @expect.1(ptr %slots) {
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
  %data2 = inttoptr i64 %slot4 to ptr
  %at5 = getelementptr i8, ptr %slots, i64 40
  %slot5 = load i64, ptr %at5, align 8
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %data3 = inttoptr i64 %slot6 to ptr
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %at8 = getelementptr i8, ptr %slots, i64 64
  %slot8 = load i64, ptr %at8, align 8
  %at9 = getelementptr i8, ptr %slots, i64 72
  %slot9 = load i64, ptr %at9, align 8
  %data4 = inttoptr i64 %slot9 to ptr
  %at10 = getelementptr i8, ptr %slots, i64 80
  %slot10 = load i64, ptr %at10, align 8
  %at11 = getelementptr i8, ptr %slots, i64 88
  %slot11 = load i64, ptr %at11, align 8
  %at12 = getelementptr i8, ptr %slots, i64 96
  %slot12 = load i64, ptr %at12, align 8
  %data5 = inttoptr i64 %slot12 to ptr
  %at13 = getelementptr i8, ptr %slots, i64 104
  %slot13 = load i64, ptr %at13, align 8
  %at14 = getelementptr i8, ptr %slots, i64 112
  %slot14 = load i64, ptr %at14, align 8
  %at15 = getelementptr i8, ptr %slots, i64 120
  %slot15 = load i64, ptr %at15, align 8
  %data6 = inttoptr i64 %slot15 to ptr
  %at16 = getelementptr i8, ptr %slots, i64 128
  %slot16 = load i64, ptr %at16, align 8
  %at17 = getelementptr i8, ptr %slots, i64 136
  %slot17 = load i64, ptr %at17, align 8
  %status = call i32 @loop.7(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 4, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, i64 %slot3, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot5, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot7, i64 %slot8, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot10, i64 %slot11, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot13, i64 %slot14, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot16, i64 %slot17, i64 0, i64 0)
  ret void
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smax.i32(i32, i32)

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smax.i64(i64, i64)


!0 = !{!"branch_weights", i32 1, i32 49, i32 49}
