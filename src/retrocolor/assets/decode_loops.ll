; Made by tools/compile_loops.py with numba: do not edit.
; from retrocolor.model.decode_loops 7badd3caa839ca81585c584fc075f4eaf8c46d5a45f375a9cc2cbede63a885c6
; loop expect.0
; loop expect.1

define internal i32 @loop(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, i64 %arg.shift, ptr %arg.scales.0, ptr %arg.scales.1, i64 %arg.scales.2, i64 %arg.scales.3, ptr %arg.scales.4, i64 %arg.scales.5.0, i64 %arg.scales.6.0, ptr %arg.centres.0, ptr %arg.centres.1, i64 %arg.centres.2, i64 %arg.centres.3, ptr %arg.centres.4, i64 %arg.centres.5.0, i64 %arg.centres.5.1, i64 %arg.centres.6.0, i64 %arg.centres.6.1, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, ptr %arg.bits.0, ptr %arg.bits.1, i64 %arg.bits.2, i64 %arg.bits.3, ptr %arg.bits.4, i64 %arg.bits.5.0, i64 %arg.bits.5.1, i64 %arg.bits.6.0, i64 %arg.bits.6.1, ptr %arg.found.0, ptr %arg.found.1, i64 %arg.found.2, i64 %arg.found.3, ptr %arg.found.4, i64 %arg.found.5.0, i64 %arg.found.5.1, i64 %arg.found.6.0, i64 %arg.found.6.1) {
entry:
  %.470 = alloca i32, align 4
  store i32 0, ptr %.470, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.1068 = alloca float, align 4
  store float 0.000000e+00, ptr %.1068, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.1852 = alloca float, align 4
  store float 0.000000e+00, ptr %.1852, align 4
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.pixels.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B1812, %entry
  %.129.0 = phi i64 [ 0, %entry ], [ %.201, %B1812 ]
  %.132.0 = phi i64 [ %storemerge, %entry ], [ %.197, %B1812 ]
  %.188 = icmp sgt i64 %.132.0, 0
  br i1 %.188, label %B58.if, label %B1858

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
  br i1 %.705, label %B482.if, label %B602

B602:                                             ; preds = %B482, %B604.endif
  %.887.0 = phi i64 [ %.956, %B604.endif ], [ 0, %B482 ]
  %.890.0 = phi i64 [ %.952, %B604.endif ], [ 313, %B482 ]
  %.943 = icmp sgt i64 %.890.0, 0
  br i1 %.943, label %B602.if, label %B1020

B1020:                                            ; preds = %B602, %B1020.if
  %.1261.0 = phi i64 [ %.1330, %B1020.if ], [ 0, %B602 ]
  %.1264.0 = phi i64 [ %.1326, %B1020.if ], [ 313, %B602 ]
  %product.2.1 = phi float [ %.1524, %B1020.if ], [ 0.000000e+00, %B602 ]
  %total.4.1 = phi float [ %.1465, %B1020.if ], [ 0.000000e+00, %B602 ]
  %.1317 = icmp sgt i64 %.1264.0, 0
  br i1 %.1317, label %B1020.if, label %B1140

B1140:                                            ; preds = %B1020
  %.1560 = icmp slt i64 %.129.0, 0
  %.1561 = select i1 %.1560, i64 %arg.found.5.0, i64 0
  %.1562 = add i64 %.129.0, %.1561
  %.1582 = mul i64 %.1562, %arg.found.5.1
  %.1586 = getelementptr float, ptr %arg.found.4, i64 %.1582
  store float %total.4.1, ptr %.1586, align 4
  %.1618 = icmp slt i64 %.129.0, 0
  %.1619 = select i1 %.1618, i64 %arg.found.5.0, i64 0
  %.1620 = add i64 %.129.0, %.1619
  %.1640 = mul i64 %.1620, %arg.found.5.1
  %0 = getelementptr float, ptr %arg.found.4, i64 %.1640
  %.1644 = getelementptr i8, ptr %0, i64 4
  store float %product.2.1, ptr %.1644, align 4
  br label %B1210

B1210:                                            ; preds = %B1212.endif, %B1140
  %.1671.0 = phi i64 [ 0, %B1140 ], [ %.1740, %B1212.endif ]
  %.1674.0 = phi i64 [ 313, %B1140 ], [ %.1736, %B1212.endif ]
  %.1727 = icmp sgt i64 %.1674.0, 0
  br i1 %.1727, label %B1210.if, label %B1670

B1670:                                            ; preds = %B1210, %B1670.if
  %.2042.0 = phi i64 [ %.2111, %B1670.if ], [ 0, %B1210 ]
  %.2045.0 = phi i64 [ %.2107, %B1670.if ], [ 313, %B1210 ]
  %b.2.1 = phi float [ %.2364, %B1670.if ], [ 0.000000e+00, %B1210 ]
  %a.2.1 = phi float [ %.2305, %B1670.if ], [ 0.000000e+00, %B1210 ]
  %total.5.1 = phi float [ %.2246, %B1670.if ], [ 0.000000e+00, %B1210 ]
  %.2098 = icmp sgt i64 %.2045.0, 0
  br i1 %.2098, label %B1670.if, label %B1812

B1812:                                            ; preds = %B1670
  %.2377 = fdiv reassoc contract float %a.2.1, %total.5.1
  %.2385 = fdiv reassoc contract float %b.2.1, %total.5.1
  %.2417 = icmp slt i64 %.129.0, 0
  %.2418 = select i1 %.2417, i64 %arg.found.5.0, i64 0
  %.2419 = add i64 %.129.0, %.2418
  %.2439 = mul i64 %.2419, %arg.found.5.1
  %1 = getelementptr float, ptr %arg.found.4, i64 %.2439
  %.2443 = getelementptr i8, ptr %1, i64 8
  store float %.2377, ptr %.2443, align 4
  %.2474 = icmp slt i64 %.129.0, 0
  %.2475 = select i1 %.2474, i64 %arg.found.5.0, i64 0
  %.2476 = add i64 %.129.0, %.2475
  %.2496 = mul i64 %.2476, %arg.found.5.1
  %2 = getelementptr float, ptr %arg.found.4, i64 %.2496
  %.2500 = getelementptr i8, ptr %2, i64 12
  store float %.2385, ptr %.2500, align 4
  br label %B56

common.ret:                                       ; preds = %B1212.if, %B604.if, %B118.if, %B1858
  %common.ret.op = phi i32 [ 0, %B1858 ], [ %.476, %B118.if ], [ %.1074, %B604.if ], [ %.1858, %B1212.if ]
  ret i32 %common.ret.op

B1858:                                            ; preds = %B56
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
  %isneg786.not = icmp eq i64 %sext.mask, 0
  %.463 = select i1 %isneg786.not, i64 0, i64 2147483647
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

B602.if:                                          ; preds = %B602
  %.1010 = icmp slt i64 %.887.0, 0
  %.1011 = select i1 %.1010, i64 %arg.work.5.1, i64 0
  %8 = getelementptr float, ptr %arg.work.4, i64 %.887.0
  %.1033 = getelementptr float, ptr %8, i64 %.1011
  %.1034 = load float, ptr %.1033, align 4
  %.1064 = load float, ptr %arg.scales.4, align 4
  %.1065 = fmul reassoc contract float %.1034, %.1064
  store float 0.000000e+00, ptr %.1068, align 4
  %.1074 = call i32 @loop.5(ptr nonnull %.1068, ptr nonnull %excinfo.2, float %.1065, float -1.260000e+02)
  switch i32 %.1074, label %B604.if [
    i32 -2, label %B604.endif
    i32 0, label %B604.endif
  ], !prof !0

B604.if:                                          ; preds = %B602.if
  %.1082 = icmp sgt i32 %.1074, 0
  %.1075 = load ptr, ptr %excinfo.2, align 8
  %.1083 = select i1 %.1082, ptr %.1075, ptr undef
  store ptr %.1083, ptr %excinfo, align 8
  br label %common.ret

B604.endif:                                       ; preds = %B602.if, %B602.if
  %.1084 = load float, ptr %.1068, align 4
  %.956 = add i64 %.887.0, 1
  %.952 = add nsw i64 %.890.0, -1
  %.1094 = fptosi float %.1084 to i32
  %.1095 = sitofp i32 %.1094 to float
  %.1096 = fsub reassoc contract float %.1084, %.1095
  %.1099 = shl i32 %.1094, 23
  %.1101 = add i32 %.1099, 1065353216
  %.1131 = icmp slt i64 %.887.0, 0
  %.1132 = select i1 %.1131, i64 %arg.bits.5.1, i64 0
  %.idx785 = shl i64 %arg.bits.5.1, 3
  %9 = getelementptr i8, ptr %arg.bits.4, i64 %.idx785
  %10 = getelementptr i32, ptr %9, i64 %.887.0
  %.1154 = getelementptr i32, ptr %10, i64 %.1132
  store i32 %.1101, ptr %.1154, align 4
  %.1157 = fmul reassoc contract float %.1096, 0x3F4EC127E0000000
  %.1158 = fadd reassoc contract float %.1157, 0x3F82D2F8A0000000
  %.1159 = fmul reassoc contract float %.1158, %.1096
  %.1160 = fadd reassoc contract float %.1159, 0x3FAC4E7F60000000
  %.1161 = fmul reassoc contract float %.1160, %.1096
  %.1162 = fadd reassoc contract float %.1161, 0x3FCEBE1D60000000
  %.1163 = fmul reassoc contract float %.1162, %.1096
  %.1164 = fadd reassoc contract float %.1163, 0x3FE62E3B00000000
  %.1165 = fmul reassoc contract float %.1164, %.1096
  %.1166 = fadd reassoc contract float %.1165, 1.000000e+00
  %.1196 = icmp slt i64 %.887.0, 0
  %.1197 = select i1 %.1196, i64 %arg.work.5.1, i64 0
  %11 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %12 = getelementptr float, ptr %11, i64 %.887.0
  %.1219 = getelementptr float, ptr %12, i64 %.1197
  store float %.1166, ptr %.1219, align 4
  br label %B602

B1020.if:                                         ; preds = %B1020
  %.1326 = add nsw i64 %.1264.0, -1
  %.1330 = add i64 %.1261.0, 1
  %.1384 = icmp slt i64 %.1261.0, 0
  %.1385 = select i1 %.1384, i64 %arg.work.5.1, i64 0
  %13 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %14 = getelementptr float, ptr %13, i64 %.1261.0
  %.1407 = getelementptr float, ptr %14, i64 %.1385
  %.1408 = load float, ptr %.1407, align 4
  %.1438 = icmp slt i64 %.1261.0, 0
  %.1439 = select i1 %.1438, i64 %arg.work.5.1, i64 0
  %.idx784 = shl i64 %arg.work.5.1, 3
  %15 = getelementptr i8, ptr %arg.work.4, i64 %.idx784
  %16 = getelementptr float, ptr %15, i64 %.1261.0
  %.1461 = getelementptr float, ptr %16, i64 %.1439
  %.1462 = load float, ptr %.1461, align 4
  %.1463 = fmul reassoc contract float %.1408, %.1462
  %.1465 = fadd reassoc contract float %total.4.1, %.1463
  %.1497 = icmp slt i64 %.1261.0, 0
  %.1498 = select i1 %.1497, i64 %arg.work.5.1, i64 0
  %17 = getelementptr float, ptr %arg.work.4, i64 %.1261.0
  %.1520 = getelementptr float, ptr %17, i64 %.1498
  %.1521 = load float, ptr %.1520, align 4
  %.1522 = fmul reassoc contract float %.1463, %.1521
  %.1524 = fadd reassoc contract float %product.2.1, %.1522
  br label %B1020

B1210.if:                                         ; preds = %B1210
  %.1794 = icmp slt i64 %.1671.0, 0
  %.1795 = select i1 %.1794, i64 %arg.work.5.1, i64 0
  %18 = getelementptr float, ptr %arg.work.4, i64 %.1671.0
  %.1817 = getelementptr float, ptr %18, i64 %.1795
  %.1818 = load float, ptr %.1817, align 4
  %.1847 = getelementptr i8, ptr %arg.scales.4, i64 4
  %.1848 = load float, ptr %.1847, align 4
  %.1849 = fmul reassoc contract float %.1818, %.1848
  store float 0.000000e+00, ptr %.1852, align 4
  %.1858 = call i32 @loop.5(ptr nonnull %.1852, ptr nonnull %excinfo.3, float %.1849, float -1.260000e+02)
  switch i32 %.1858, label %B1212.if [
    i32 -2, label %B1212.endif
    i32 0, label %B1212.endif
  ], !prof !0

B1212.if:                                         ; preds = %B1210.if
  %.1866 = icmp sgt i32 %.1858, 0
  %.1859 = load ptr, ptr %excinfo.3, align 8
  %.1867 = select i1 %.1866, ptr %.1859, ptr undef
  store ptr %.1867, ptr %excinfo, align 8
  br label %common.ret

B1212.endif:                                      ; preds = %B1210.if, %B1210.if
  %.1868 = load float, ptr %.1852, align 4
  %.1740 = add i64 %.1671.0, 1
  %.1736 = add nsw i64 %.1674.0, -1
  %.1878 = fptosi float %.1868 to i32
  %.1879 = sitofp i32 %.1878 to float
  %.1880 = fsub reassoc contract float %.1868, %.1879
  %.1883 = shl i32 %.1878, 23
  %.1885 = add i32 %.1883, 1065353216
  %.1915 = icmp slt i64 %.1671.0, 0
  %.1916 = select i1 %.1915, i64 %arg.bits.5.1, i64 0
  %.idx783 = shl i64 %arg.bits.5.1, 3
  %19 = getelementptr i8, ptr %arg.bits.4, i64 %.idx783
  %20 = getelementptr i32, ptr %19, i64 %.1671.0
  %.1938 = getelementptr i32, ptr %20, i64 %.1916
  store i32 %.1885, ptr %.1938, align 4
  %.1941 = fmul reassoc contract float %.1880, 0x3F4EC127E0000000
  %.1942 = fadd reassoc contract float %.1941, 0x3F82D2F8A0000000
  %.1943 = fmul reassoc contract float %.1942, %.1880
  %.1944 = fadd reassoc contract float %.1943, 0x3FAC4E7F60000000
  %.1945 = fmul reassoc contract float %.1944, %.1880
  %.1946 = fadd reassoc contract float %.1945, 0x3FCEBE1D60000000
  %.1947 = fmul reassoc contract float %.1946, %.1880
  %.1948 = fadd reassoc contract float %.1947, 0x3FE62E3B00000000
  %.1949 = fmul reassoc contract float %.1948, %.1880
  %.1950 = fadd reassoc contract float %.1949, 1.000000e+00
  %.1980 = icmp slt i64 %.1671.0, 0
  %.1981 = select i1 %.1980, i64 %arg.work.5.1, i64 0
  %21 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %22 = getelementptr float, ptr %21, i64 %.1671.0
  %.2003 = getelementptr float, ptr %22, i64 %.1981
  store float %.1950, ptr %.2003, align 4
  br label %B1210

B1670.if:                                         ; preds = %B1670
  %.2107 = add nsw i64 %.2045.0, -1
  %.2111 = add i64 %.2042.0, 1
  %.2165 = icmp slt i64 %.2042.0, 0
  %.2166 = select i1 %.2165, i64 %arg.work.5.1, i64 0
  %23 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %24 = getelementptr float, ptr %23, i64 %.2042.0
  %.2188 = getelementptr float, ptr %24, i64 %.2166
  %.2189 = load float, ptr %.2188, align 4
  %.2219 = icmp slt i64 %.2042.0, 0
  %.2220 = select i1 %.2219, i64 %arg.work.5.1, i64 0
  %.idx = shl i64 %arg.work.5.1, 3
  %25 = getelementptr i8, ptr %arg.work.4, i64 %.idx
  %26 = getelementptr float, ptr %25, i64 %.2042.0
  %.2242 = getelementptr float, ptr %26, i64 %.2220
  %.2243 = load float, ptr %.2242, align 4
  %.2244 = fmul reassoc contract float %.2189, %.2243
  %.2246 = fadd reassoc contract float %total.5.1, %.2244
  %.2278 = icmp slt i64 %.2042.0, 0
  %.2279 = select i1 %.2278, i64 %arg.centres.5.1, i64 0
  %27 = getelementptr float, ptr %arg.centres.4, i64 %.2042.0
  %.2301 = getelementptr float, ptr %27, i64 %.2279
  %.2302 = load float, ptr %.2301, align 4
  %.2303 = fmul reassoc contract float %.2244, %.2302
  %.2305 = fadd reassoc contract float %a.2.1, %.2303
  %.2337 = icmp slt i64 %.2042.0, 0
  %.2338 = select i1 %.2337, i64 %arg.centres.5.1, i64 0
  %28 = getelementptr float, ptr %arg.centres.4, i64 %arg.centres.5.1
  %29 = getelementptr float, ptr %28, i64 %.2042.0
  %.2360 = getelementptr float, ptr %29, i64 %.2338
  %.2361 = load float, ptr %.2360, align 4
  %.2362 = fmul reassoc contract float %.2244, %.2361
  %.2364 = fadd reassoc contract float %b.2.1, %.2362
  br label %B1670
}

define internal i32 @loop.4(ptr noalias %retptr, ptr noalias %excinfo, i32 %arg.x.0, i32 %arg.x.1) {
entry:
  %.11 = call i32 @llvm.smax.i32(i32 %arg.x.1, i32 %arg.x.0)
  store i32 %.11, ptr %retptr, align 4
  ret i32 0
}

define internal i32 @loop.5(ptr noalias %retptr, ptr noalias %excinfo, float %arg.x.0, float %arg.x.1) {
entry:
  %.10 = fcmp reassoc contract ogt float %arg.x.1, %arg.x.0
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

define internal i32 @loop.6(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, i64 %arg.shift, ptr %arg.scales.0, ptr %arg.scales.1, i64 %arg.scales.2, i64 %arg.scales.3, ptr %arg.scales.4, i64 %arg.scales.5.0, i64 %arg.scales.6.0, ptr %arg.centres.0, ptr %arg.centres.1, i64 %arg.centres.2, i64 %arg.centres.3, ptr %arg.centres.4, i64 %arg.centres.5.0, i64 %arg.centres.5.1, i64 %arg.centres.6.0, i64 %arg.centres.6.1, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, ptr %arg.bits.0, ptr %arg.bits.1, i64 %arg.bits.2, i64 %arg.bits.3, ptr %arg.bits.4, i64 %arg.bits.5.0, i64 %arg.bits.5.1, i64 %arg.bits.6.0, i64 %arg.bits.6.1, ptr %arg.found.0, ptr %arg.found.1, i64 %arg.found.2, i64 %arg.found.3, ptr %arg.found.4, i64 %arg.found.5.0, i64 %arg.found.5.1, i64 %arg.found.6.0, i64 %arg.found.6.1) {
entry:
  %.469 = alloca i32, align 4
  store i32 0, ptr %.469, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.1067 = alloca float, align 4
  store float 0.000000e+00, ptr %.1067, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.1851 = alloca float, align 4
  store float 0.000000e+00, ptr %.1851, align 4
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.pixels.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B1812, %entry
  %.129.0 = phi i64 [ 0, %entry ], [ %.201, %B1812 ]
  %.132.0 = phi i64 [ %storemerge, %entry ], [ %.197, %B1812 ]
  %.188 = icmp sgt i64 %.132.0, 0
  br i1 %.188, label %B58.if, label %B1858

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
  br i1 %.704, label %B482.if, label %B602

B602:                                             ; preds = %B482, %B604.endif
  %.886.0 = phi i64 [ %.955, %B604.endif ], [ 0, %B482 ]
  %.889.0 = phi i64 [ %.951, %B604.endif ], [ 313, %B482 ]
  %.942 = icmp sgt i64 %.889.0, 0
  br i1 %.942, label %B602.if, label %B1020

B1020:                                            ; preds = %B602, %B1020.if
  %.1260.0 = phi i64 [ %.1329, %B1020.if ], [ 0, %B602 ]
  %.1263.0 = phi i64 [ %.1325, %B1020.if ], [ 313, %B602 ]
  %product.2.1 = phi float [ %.1523, %B1020.if ], [ 0.000000e+00, %B602 ]
  %total.4.1 = phi float [ %.1464, %B1020.if ], [ 0.000000e+00, %B602 ]
  %.1316 = icmp sgt i64 %.1263.0, 0
  br i1 %.1316, label %B1020.if, label %B1140

B1140:                                            ; preds = %B1020
  %.1559 = icmp slt i64 %.129.0, 0
  %.1560 = select i1 %.1559, i64 %arg.found.5.0, i64 0
  %.1561 = add i64 %.129.0, %.1560
  %.1581 = mul i64 %.1561, %arg.found.5.1
  %.1585 = getelementptr float, ptr %arg.found.4, i64 %.1581
  store float %total.4.1, ptr %.1585, align 4
  %.1617 = icmp slt i64 %.129.0, 0
  %.1618 = select i1 %.1617, i64 %arg.found.5.0, i64 0
  %.1619 = add i64 %.129.0, %.1618
  %.1639 = mul i64 %.1619, %arg.found.5.1
  %0 = getelementptr float, ptr %arg.found.4, i64 %.1639
  %.1643 = getelementptr i8, ptr %0, i64 4
  store float %product.2.1, ptr %.1643, align 4
  br label %B1210

B1210:                                            ; preds = %B1212.endif, %B1140
  %.1670.0 = phi i64 [ 0, %B1140 ], [ %.1739, %B1212.endif ]
  %.1673.0 = phi i64 [ 313, %B1140 ], [ %.1735, %B1212.endif ]
  %.1726 = icmp sgt i64 %.1673.0, 0
  br i1 %.1726, label %B1210.if, label %B1670

B1670:                                            ; preds = %B1210, %B1670.if
  %.2041.0 = phi i64 [ %.2110, %B1670.if ], [ 0, %B1210 ]
  %.2044.0 = phi i64 [ %.2106, %B1670.if ], [ 313, %B1210 ]
  %b.2.1 = phi float [ %.2363, %B1670.if ], [ 0.000000e+00, %B1210 ]
  %a.2.1 = phi float [ %.2304, %B1670.if ], [ 0.000000e+00, %B1210 ]
  %total.5.1 = phi float [ %.2245, %B1670.if ], [ 0.000000e+00, %B1210 ]
  %.2097 = icmp sgt i64 %.2044.0, 0
  br i1 %.2097, label %B1670.if, label %B1812

B1812:                                            ; preds = %B1670
  %.2376 = fdiv reassoc contract float %a.2.1, %total.5.1
  %.2384 = fdiv reassoc contract float %b.2.1, %total.5.1
  %.2416 = icmp slt i64 %.129.0, 0
  %.2417 = select i1 %.2416, i64 %arg.found.5.0, i64 0
  %.2418 = add i64 %.129.0, %.2417
  %.2438 = mul i64 %.2418, %arg.found.5.1
  %1 = getelementptr float, ptr %arg.found.4, i64 %.2438
  %.2442 = getelementptr i8, ptr %1, i64 8
  store float %.2376, ptr %.2442, align 4
  %.2473 = icmp slt i64 %.129.0, 0
  %.2474 = select i1 %.2473, i64 %arg.found.5.0, i64 0
  %.2475 = add i64 %.129.0, %.2474
  %.2495 = mul i64 %.2475, %arg.found.5.1
  %2 = getelementptr float, ptr %arg.found.4, i64 %.2495
  %.2499 = getelementptr i8, ptr %2, i64 12
  store float %.2384, ptr %.2499, align 4
  br label %B56

common.ret:                                       ; preds = %B1212.if, %B604.if, %B118.if, %B1858
  %common.ret.op = phi i32 [ 0, %B1858 ], [ %.475, %B118.if ], [ %.1073, %B604.if ], [ %.1857, %B1212.if ]
  ret i32 %common.ret.op

B1858:                                            ; preds = %B56
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
  %isneg786.not = icmp eq i64 %sext.mask, 0
  %.462 = select i1 %isneg786.not, i64 0, i64 2147483647
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

B602.if:                                          ; preds = %B602
  %.1009 = icmp slt i64 %.886.0, 0
  %.1010 = select i1 %.1009, i64 %arg.work.5.1, i64 0
  %8 = getelementptr float, ptr %arg.work.4, i64 %.886.0
  %.1032 = getelementptr float, ptr %8, i64 %.1010
  %.1033 = load float, ptr %.1032, align 4
  %.1063 = load float, ptr %arg.scales.4, align 4
  %.1064 = fmul reassoc contract float %.1033, %.1063
  store float 0.000000e+00, ptr %.1067, align 4
  %.1073 = call i32 @loop.5(ptr nonnull %.1067, ptr nonnull %excinfo.2, float %.1064, float -1.260000e+02)
  switch i32 %.1073, label %B604.if [
    i32 -2, label %B604.endif
    i32 0, label %B604.endif
  ], !prof !0

B604.if:                                          ; preds = %B602.if
  %.1081 = icmp sgt i32 %.1073, 0
  %.1074 = load ptr, ptr %excinfo.2, align 8
  %.1082 = select i1 %.1081, ptr %.1074, ptr undef
  store ptr %.1082, ptr %excinfo, align 8
  br label %common.ret

B604.endif:                                       ; preds = %B602.if, %B602.if
  %.1083 = load float, ptr %.1067, align 4
  %.955 = add i64 %.886.0, 1
  %.951 = add nsw i64 %.889.0, -1
  %.1093 = fptosi float %.1083 to i32
  %.1094 = sitofp i32 %.1093 to float
  %.1095 = fsub reassoc contract float %.1083, %.1094
  %.1098 = shl i32 %.1093, 23
  %.1100 = add i32 %.1098, 1065353216
  %.1130 = icmp slt i64 %.886.0, 0
  %.1131 = select i1 %.1130, i64 %arg.bits.5.1, i64 0
  %.idx785 = shl i64 %arg.bits.5.1, 3
  %9 = getelementptr i8, ptr %arg.bits.4, i64 %.idx785
  %10 = getelementptr i32, ptr %9, i64 %.886.0
  %.1153 = getelementptr i32, ptr %10, i64 %.1131
  store i32 %.1100, ptr %.1153, align 4
  %.1156 = fmul reassoc contract float %.1095, 0x3F4EC127E0000000
  %.1157 = fadd reassoc contract float %.1156, 0x3F82D2F8A0000000
  %.1158 = fmul reassoc contract float %.1157, %.1095
  %.1159 = fadd reassoc contract float %.1158, 0x3FAC4E7F60000000
  %.1160 = fmul reassoc contract float %.1159, %.1095
  %.1161 = fadd reassoc contract float %.1160, 0x3FCEBE1D60000000
  %.1162 = fmul reassoc contract float %.1161, %.1095
  %.1163 = fadd reassoc contract float %.1162, 0x3FE62E3B00000000
  %.1164 = fmul reassoc contract float %.1163, %.1095
  %.1165 = fadd reassoc contract float %.1164, 1.000000e+00
  %.1195 = icmp slt i64 %.886.0, 0
  %.1196 = select i1 %.1195, i64 %arg.work.5.1, i64 0
  %11 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %12 = getelementptr float, ptr %11, i64 %.886.0
  %.1218 = getelementptr float, ptr %12, i64 %.1196
  store float %.1165, ptr %.1218, align 4
  br label %B602

B1020.if:                                         ; preds = %B1020
  %.1325 = add nsw i64 %.1263.0, -1
  %.1329 = add i64 %.1260.0, 1
  %.1383 = icmp slt i64 %.1260.0, 0
  %.1384 = select i1 %.1383, i64 %arg.work.5.1, i64 0
  %13 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %14 = getelementptr float, ptr %13, i64 %.1260.0
  %.1406 = getelementptr float, ptr %14, i64 %.1384
  %.1407 = load float, ptr %.1406, align 4
  %.1437 = icmp slt i64 %.1260.0, 0
  %.1438 = select i1 %.1437, i64 %arg.work.5.1, i64 0
  %.idx784 = shl i64 %arg.work.5.1, 3
  %15 = getelementptr i8, ptr %arg.work.4, i64 %.idx784
  %16 = getelementptr float, ptr %15, i64 %.1260.0
  %.1460 = getelementptr float, ptr %16, i64 %.1438
  %.1461 = load float, ptr %.1460, align 4
  %.1462 = fmul reassoc contract float %.1407, %.1461
  %.1464 = fadd reassoc contract float %total.4.1, %.1462
  %.1496 = icmp slt i64 %.1260.0, 0
  %.1497 = select i1 %.1496, i64 %arg.work.5.1, i64 0
  %17 = getelementptr float, ptr %arg.work.4, i64 %.1260.0
  %.1519 = getelementptr float, ptr %17, i64 %.1497
  %.1520 = load float, ptr %.1519, align 4
  %.1521 = fmul reassoc contract float %.1462, %.1520
  %.1523 = fadd reassoc contract float %product.2.1, %.1521
  br label %B1020

B1210.if:                                         ; preds = %B1210
  %.1793 = icmp slt i64 %.1670.0, 0
  %.1794 = select i1 %.1793, i64 %arg.work.5.1, i64 0
  %18 = getelementptr float, ptr %arg.work.4, i64 %.1670.0
  %.1816 = getelementptr float, ptr %18, i64 %.1794
  %.1817 = load float, ptr %.1816, align 4
  %.1846 = getelementptr i8, ptr %arg.scales.4, i64 4
  %.1847 = load float, ptr %.1846, align 4
  %.1848 = fmul reassoc contract float %.1817, %.1847
  store float 0.000000e+00, ptr %.1851, align 4
  %.1857 = call i32 @loop.5(ptr nonnull %.1851, ptr nonnull %excinfo.3, float %.1848, float -1.260000e+02)
  switch i32 %.1857, label %B1212.if [
    i32 -2, label %B1212.endif
    i32 0, label %B1212.endif
  ], !prof !0

B1212.if:                                         ; preds = %B1210.if
  %.1865 = icmp sgt i32 %.1857, 0
  %.1858 = load ptr, ptr %excinfo.3, align 8
  %.1866 = select i1 %.1865, ptr %.1858, ptr undef
  store ptr %.1866, ptr %excinfo, align 8
  br label %common.ret

B1212.endif:                                      ; preds = %B1210.if, %B1210.if
  %.1867 = load float, ptr %.1851, align 4
  %.1739 = add i64 %.1670.0, 1
  %.1735 = add nsw i64 %.1673.0, -1
  %.1877 = fptosi float %.1867 to i32
  %.1878 = sitofp i32 %.1877 to float
  %.1879 = fsub reassoc contract float %.1867, %.1878
  %.1882 = shl i32 %.1877, 23
  %.1884 = add i32 %.1882, 1065353216
  %.1914 = icmp slt i64 %.1670.0, 0
  %.1915 = select i1 %.1914, i64 %arg.bits.5.1, i64 0
  %.idx783 = shl i64 %arg.bits.5.1, 3
  %19 = getelementptr i8, ptr %arg.bits.4, i64 %.idx783
  %20 = getelementptr i32, ptr %19, i64 %.1670.0
  %.1937 = getelementptr i32, ptr %20, i64 %.1915
  store i32 %.1884, ptr %.1937, align 4
  %.1940 = fmul reassoc contract float %.1879, 0x3F4EC127E0000000
  %.1941 = fadd reassoc contract float %.1940, 0x3F82D2F8A0000000
  %.1942 = fmul reassoc contract float %.1941, %.1879
  %.1943 = fadd reassoc contract float %.1942, 0x3FAC4E7F60000000
  %.1944 = fmul reassoc contract float %.1943, %.1879
  %.1945 = fadd reassoc contract float %.1944, 0x3FCEBE1D60000000
  %.1946 = fmul reassoc contract float %.1945, %.1879
  %.1947 = fadd reassoc contract float %.1946, 0x3FE62E3B00000000
  %.1948 = fmul reassoc contract float %.1947, %.1879
  %.1949 = fadd reassoc contract float %.1948, 1.000000e+00
  %.1979 = icmp slt i64 %.1670.0, 0
  %.1980 = select i1 %.1979, i64 %arg.work.5.1, i64 0
  %21 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %22 = getelementptr float, ptr %21, i64 %.1670.0
  %.2002 = getelementptr float, ptr %22, i64 %.1980
  store float %.1949, ptr %.2002, align 4
  br label %B1210

B1670.if:                                         ; preds = %B1670
  %.2106 = add nsw i64 %.2044.0, -1
  %.2110 = add i64 %.2041.0, 1
  %.2164 = icmp slt i64 %.2041.0, 0
  %.2165 = select i1 %.2164, i64 %arg.work.5.1, i64 0
  %23 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %24 = getelementptr float, ptr %23, i64 %.2041.0
  %.2187 = getelementptr float, ptr %24, i64 %.2165
  %.2188 = load float, ptr %.2187, align 4
  %.2218 = icmp slt i64 %.2041.0, 0
  %.2219 = select i1 %.2218, i64 %arg.work.5.1, i64 0
  %.idx = shl i64 %arg.work.5.1, 3
  %25 = getelementptr i8, ptr %arg.work.4, i64 %.idx
  %26 = getelementptr float, ptr %25, i64 %.2041.0
  %.2241 = getelementptr float, ptr %26, i64 %.2219
  %.2242 = load float, ptr %.2241, align 4
  %.2243 = fmul reassoc contract float %.2188, %.2242
  %.2245 = fadd reassoc contract float %total.5.1, %.2243
  %.2277 = icmp slt i64 %.2041.0, 0
  %.2278 = select i1 %.2277, i64 %arg.centres.5.1, i64 0
  %27 = getelementptr float, ptr %arg.centres.4, i64 %.2041.0
  %.2300 = getelementptr float, ptr %27, i64 %.2278
  %.2301 = load float, ptr %.2300, align 4
  %.2302 = fmul reassoc contract float %.2243, %.2301
  %.2304 = fadd reassoc contract float %a.2.1, %.2302
  %.2336 = icmp slt i64 %.2041.0, 0
  %.2337 = select i1 %.2336, i64 %arg.centres.5.1, i64 0
  %28 = getelementptr float, ptr %arg.centres.4, i64 %arg.centres.5.1
  %29 = getelementptr float, ptr %28, i64 %.2041.0
  %.2359 = getelementptr float, ptr %29, i64 %.2337
  %.2360 = load float, ptr %.2359, align 4
  %.2361 = fmul reassoc contract float %.2243, %.2360
  %.2363 = fadd reassoc contract float %b.2.1, %.2361
  br label %B1670
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
  %status = call i32 @loop.6(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 4, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, i64 %slot3, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot5, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot7, i64 %slot8, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot10, i64 %slot11, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot13, i64 %slot14, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot16, i64 %slot17, i64 0, i64 0)
  ret void
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i32 @llvm.smax.i32(i32, i32)

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smax.i64(i64, i64)


!0 = !{!"branch_weights", i32 1, i32 49, i32 49}
