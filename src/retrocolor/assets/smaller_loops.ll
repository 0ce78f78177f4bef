; Made by tools/compile_loops.py with numba: do not edit.
; from retrocolor.imaging.smaller_loops bd409e28232435d4f53d723d1531c8b1599ebce38f312979f06144b0c8c06c8a
; loop lower.0
; loop lower.1
; loop reduce.0
; loop reduce.1

@.const.pickledata.ca8efb3a72d614fe872032cce3ac326007a30727 = internal constant [76 x i8] c"\80\04\95A\00\00\00\00\00\00\00\8C\08builtins\94\8C\0AValueError\94\93\94\8C\1Erange() arg 3 must not be zero\94\85\94N\87\94."
@.const.pickledata.ca8efb3a72d614fe872032cce3ac326007a30727.sha1 = internal constant [20 x i8] c"\CA\8E\FB:r\D6\14\FE\87 2\CC\E3\AC2`\07\A3\07'"
@.const.picklebuf.ca8efb3a72d614fe872032cce3ac326007a30727 = internal constant { ptr, i32, ptr, ptr, i32 } { ptr @.const.pickledata.ca8efb3a72d614fe872032cce3ac326007a30727, i32 76, ptr @.const.pickledata.ca8efb3a72d614fe872032cce3ac326007a30727.sha1, ptr null, i32 0 }
@.const.pickledata.ca8efb3a72d614fe872032cce3ac326007a30727.2 = internal constant [76 x i8] c"\80\04\95A\00\00\00\00\00\00\00\8C\08builtins\94\8C\0AValueError\94\93\94\8C\1Erange() arg 3 must not be zero\94\85\94N\87\94."
@.const.pickledata.ca8efb3a72d614fe872032cce3ac326007a30727.sha1.3 = internal constant [20 x i8] c"\CA\8E\FB:r\D6\14\FE\87 2\CC\E3\AC2`\07\A3\07'"
@.const.picklebuf.ca8efb3a72d614fe872032cce3ac326007a30727.1 = internal constant { ptr, i32, ptr, ptr, i32 } { ptr @.const.pickledata.ca8efb3a72d614fe872032cce3ac326007a30727.2, i32 76, ptr @.const.pickledata.ca8efb3a72d614fe872032cce3ac326007a30727.sha1.3, ptr null, i32 0 }

define internal i32 @loop(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, i64 %arg.start, i64 %arg.part, ptr %arg.first.0, ptr %arg.first.1, i64 %arg.first.2, i64 %arg.first.3, ptr %arg.first.4, i64 %arg.first.5.0, i64 %arg.first.6.0, ptr %arg.weights.0, ptr %arg.weights.1, i64 %arg.weights.2, i64 %arg.weights.3, ptr %arg.weights.4, i64 %arg.weights.5.0, i64 %arg.weights.5.1, i64 %arg.weights.6.0, i64 %arg.weights.6.1, ptr %arg.line.0, ptr %arg.line.1, i64 %arg.line.2, i64 %arg.line.3, ptr %arg.line.4, i64 %arg.line.5.0, i64 %arg.line.6.0, ptr %arg.total.0, ptr %arg.total.1, i64 %arg.total.2, i64 %arg.total.3, ptr %arg.total.4, i64 %arg.total.5.0, i64 %arg.total.5.1, i64 %arg.total.6.0, i64 %arg.total.6.1) {
entry:
  %.253 = alloca i64, align 8
  store i64 0, ptr %.253, align 8
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.450 = alloca i64, align 8
  store i64 0, ptr %.450, align 8
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.512 = alloca i64, align 8
  store i64 0, ptr %.512, align 8
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.147 = icmp sgt i64 %arg.pixels.5.0, 0
  %.150 = icmp eq i64 %arg.part, 0
  br i1 %.150, label %B0.if, label %B0.endif, !prof !0

B92:                                              ; preds = %B216, %B0.endif.endif
  %.133.0 = phi i64 [ %arg.start, %B0.endif.endif ], [ %.205, %B216 ]
  %.136.0 = phi i64 [ %storemerge, %B0.endif.endif ], [ %.201, %B216 ]
  %.192 = icmp sgt i64 %.136.0, 0
  br i1 %.192, label %B94.if, label %B1304

B216:                                             ; preds = %B96.endif, %B1305
  %.318.0 = phi i64 [ 0, %B96.endif ], [ %.388, %B1305 ]
  %.321.0 = phi i64 [ %storemerge772, %B96.endif ], [ %.384, %B1305 ]
  %.375 = icmp sgt i64 %.321.0, 0
  br i1 %.375, label %B218.if, label %B92

B330:                                             ; preds = %B220.endif.endif
  %storemerge773 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B382

B382:                                             ; preds = %B330, %B382.if
  %.588.0 = phi i64 [ 0, %B330 ], [ %.657, %B382.if ]
  %.591.0 = phi i64 [ %storemerge773, %B330 ], [ %.653, %B382.if ]
  %.644 = icmp sgt i64 %.591.0, 0
  br i1 %.644, label %B382.if, label %B408

B408:                                             ; preds = %B382
  %.726 = add nsw i64 %.466, 4
  %.730.not = icmp sgt i64 %.726, %.528
  br i1 %.730.not, label %B960, label %B428

B428:                                             ; preds = %B930, %B408
  %here.3.3 = phi i64 [ %.466, %B408 ], [ %.1429, %B930 ]
  %.751 = icmp slt i64 %.318.0, 0
  %.752 = select i1 %.751, i64 %arg.first.5.0, i64 0
  %0 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.766 = getelementptr i64, ptr %0, i64 %.752
  %.767 = load i64, ptr %.766, align 8
  %.769 = sub nsw i64 %here.3.3, %.767
  %.772 = sub nsw i64 %here.3.3, %arg.start
  %.799 = icmp slt i64 %.318.0, 0
  %.800 = select i1 %.799, i64 %arg.weights.5.0, i64 0
  %.801 = add i64 %.318.0, %.800
  %.802 = icmp slt i64 %.769, 0
  %.803 = select i1 %.802, i64 %arg.weights.5.1, i64 0
  %.821 = mul i64 %.801, %arg.weights.5.1
  %1 = getelementptr float, ptr %arg.weights.4, i64 %.821
  %2 = getelementptr float, ptr %1, i64 %.769
  %.825 = getelementptr float, ptr %2, i64 %.803
  %.826 = load float, ptr %.825, align 4
  %.851 = icmp slt i64 %.318.0, 0
  %.852 = select i1 %.851, i64 %arg.weights.5.0, i64 0
  %.853 = add i64 %.318.0, %.852
  %.854 = icmp slt i64 %.769, -1
  %.855 = select i1 %.854, i64 %arg.weights.5.1, i64 0
  %.873 = mul i64 %.853, %arg.weights.5.1
  %3 = getelementptr float, ptr %arg.weights.4, i64 %.873
  %4 = getelementptr float, ptr %3, i64 %.769
  %5 = getelementptr i8, ptr %4, i64 4
  %.877 = getelementptr float, ptr %5, i64 %.855
  %.878 = load float, ptr %.877, align 4
  %.903 = icmp slt i64 %.318.0, 0
  %.904 = select i1 %.903, i64 %arg.weights.5.0, i64 0
  %.905 = add i64 %.318.0, %.904
  %.906 = icmp slt i64 %.769, -2
  %.907 = select i1 %.906, i64 %arg.weights.5.1, i64 0
  %.925 = mul i64 %.905, %arg.weights.5.1
  %6 = getelementptr float, ptr %arg.weights.4, i64 %.925
  %7 = getelementptr float, ptr %6, i64 %.769
  %8 = getelementptr i8, ptr %7, i64 8
  %.929 = getelementptr float, ptr %8, i64 %.907
  %.930 = load float, ptr %.929, align 4
  %.955 = icmp slt i64 %.318.0, 0
  %.956 = select i1 %.955, i64 %arg.weights.5.0, i64 0
  %.957 = add i64 %.318.0, %.956
  %.958 = icmp slt i64 %.769, -3
  %.959 = select i1 %.958, i64 %arg.weights.5.1, i64 0
  %.977 = mul i64 %.957, %arg.weights.5.1
  %9 = getelementptr float, ptr %arg.weights.4, i64 %.977
  %10 = getelementptr float, ptr %9, i64 %.769
  %11 = getelementptr i8, ptr %10, i64 12
  %.981 = getelementptr float, ptr %11, i64 %.959
  %.982 = load float, ptr %.981, align 4
  %storemerge774 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B616

B616:                                             ; preds = %B428, %B616.if
  %.1036.0 = phi i64 [ 0, %B428 ], [ %.1105, %B616.if ]
  %.1039.0 = phi i64 [ %storemerge774, %B428 ], [ %.1101, %B616.if ]
  %.1092 = icmp sgt i64 %.1039.0, 0
  br i1 %.1092, label %B616.if, label %B930

B930:                                             ; preds = %B616
  %.1429 = add nsw i64 %here.3.3, 4
  %.1434 = add nsw i64 %here.3.3, 8
  %.1436.not = icmp sgt i64 %.1434, %.528
  br i1 %.1436.not, label %B960, label %B428

B960:                                             ; preds = %B930, %B408
  %here.4.4 = phi i64 [ %.1429, %B930 ], [ %.466, %B408 ]
  %.1451 = icmp slt i64 %here.4.4, %.528
  br i1 %.1451, label %B972, label %B1190

B972:                                             ; preds = %B1168, %B960
  %here.5.3 = phi i64 [ %here.4.4, %B960 ], [ %.1803, %B1168 ]
  %.1472 = icmp slt i64 %.318.0, 0
  %.1473 = select i1 %.1472, i64 %arg.first.5.0, i64 0
  %12 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.1487 = getelementptr i64, ptr %12, i64 %.1473
  %.1488 = load i64, ptr %.1487, align 8
  %.1490 = sub nsw i64 %here.5.3, %.1488
  %.1514 = icmp slt i64 %.318.0, 0
  %.1515 = select i1 %.1514, i64 %arg.weights.5.0, i64 0
  %.1516 = add i64 %.318.0, %.1515
  %.1517 = icmp slt i64 %.1490, 0
  %.1518 = select i1 %.1517, i64 %arg.weights.5.1, i64 0
  %.1536 = mul i64 %.1516, %arg.weights.5.1
  %13 = getelementptr float, ptr %arg.weights.4, i64 %.1536
  %14 = getelementptr float, ptr %13, i64 %.1490
  %.1540 = getelementptr float, ptr %14, i64 %.1518
  %.1541 = load float, ptr %.1540, align 4
  %.1544 = sub nsw i64 %here.5.3, %arg.start
  %storemerge775 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B1072

B1072:                                            ; preds = %B972, %B1072.if
  %.1584.0 = phi i64 [ 0, %B972 ], [ %.1653, %B1072.if ]
  %.1587.0 = phi i64 [ %storemerge775, %B972 ], [ %.1649, %B1072.if ]
  %.1640 = icmp sgt i64 %.1587.0, 0
  br i1 %.1640, label %B1072.if, label %B1168

B1168:                                            ; preds = %B1072
  %.1803 = add nsw i64 %here.5.3, 1
  %.1807 = icmp slt i64 %.1803, %.528
  br i1 %.1807, label %B972, label %B1190

B1190:                                            ; preds = %B1168, %B960
  %storemerge776 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B1242

B1242:                                            ; preds = %B1190, %B1242.if
  %.1851.0 = phi i64 [ 0, %B1190 ], [ %.1920, %B1242.if ]
  %.1854.0 = phi i64 [ %storemerge776, %B1190 ], [ %.1916, %B1242.if ]
  %.1907 = icmp sgt i64 %.1854.0, 0
  br i1 %.1907, label %B1242.if, label %B1305

common.ret:                                       ; preds = %B220.endif.if, %B220.if, %B96.if, %B0.if, %B1304
  %common.ret.op = phi i32 [ 0, %B1304 ], [ 1, %B0.if ], [ %.259, %B96.if ], [ %.456, %B220.if ], [ %.518, %B220.endif.if ]
  ret i32 %common.ret.op

B1304:                                            ; preds = %B92
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B1305:                                            ; preds = %B1242, %B220.endif.endif
  br label %B216

B0.if:                                            ; preds = %entry
  store ptr @.const.picklebuf.ca8efb3a72d614fe872032cce3ac326007a30727, ptr %excinfo, align 8, !numba_exception_output !1
  br label %common.ret

B0.endif:                                         ; preds = %entry
  %.148 = icmp sgt i64 %arg.part, 0
  %.149 = xor i1 %.147, %.148
  br i1 %.149, label %B0.endif.endif, label %B0.endif.else

B0.endif.else:                                    ; preds = %B0.endif
  %.164 = srem i64 %arg.pixels.5.0, %arg.part
  %.165 = sub i64 0, %.164
  %.166 = select i1 %.147, i64 %.164, i64 %.165
  %.167 = icmp sgt i64 %.166, 0
  %.168 = sdiv i64 %arg.pixels.5.0, %arg.part
  %.169 = zext i1 %.167 to i64
  %.170 = add i64 %.168, %.169
  br label %B0.endif.endif

B0.endif.endif:                                   ; preds = %B0.endif, %B0.endif.else
  %storemerge = phi i64 [ %.170, %B0.endif.else ], [ 0, %B0.endif ]
  br label %B92

B94.if:                                           ; preds = %B92
  %.201 = add nsw i64 %.136.0, -1
  %.205 = add i64 %.133.0, %arg.part
  %.235 = add nsw i64 %.133.0, %arg.part
  %.250 = add nsw i64 %arg.start, %arg.pixels.5.0
  store i64 0, ptr %.253, align 8
  %.259 = call i32 @loop.10(ptr nonnull %.253, ptr nonnull %excinfo.1, i64 %.235, i64 %.250)
  %.269 = load i64, ptr %.253, align 8
  switch i32 %.259, label %B96.if [
    i32 -2, label %B96.endif
    i32 0, label %B96.endif
  ], !prof !2

B96.if:                                           ; preds = %B94.if
  %.267 = icmp sgt i32 %.259, 0
  %.260 = load ptr, ptr %excinfo.1, align 8
  %.268 = select i1 %.267, ptr %.260, ptr undef
  store ptr %.268, ptr %excinfo, align 8
  br label %common.ret

B96.endif:                                        ; preds = %B94.if, %B94.if
  %storemerge772 = call i64 @llvm.smax.i64(i64 %arg.total.5.0, i64 0)
  br label %B216

B218.if:                                          ; preds = %B216
  %.384 = add nsw i64 %.321.0, -1
  %.388 = add i64 %.318.0, 1
  %.430 = icmp slt i64 %.318.0, 0
  %.431 = select i1 %.430, i64 %arg.first.5.0, i64 0
  %15 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.445 = getelementptr i64, ptr %15, i64 %.431
  %.446 = load i64, ptr %.445, align 8
  store i64 0, ptr %.450, align 8
  %.456 = call i32 @loop.11(ptr nonnull %.450, ptr nonnull %excinfo.2, i64 %.446, i64 %.133.0)
  %.466 = load i64, ptr %.450, align 8
  switch i32 %.456, label %B220.if [
    i32 -2, label %B220.endif
    i32 0, label %B220.endif
  ], !prof !2

B220.if:                                          ; preds = %B218.if
  %.464 = icmp sgt i32 %.456, 0
  %.457 = load ptr, ptr %excinfo.2, align 8
  %.465 = select i1 %.464, ptr %.457, ptr undef
  store ptr %.465, ptr %excinfo, align 8
  br label %common.ret

B220.endif:                                       ; preds = %B218.if, %B218.if
  %.490 = icmp slt i64 %.318.0, 0
  %.491 = select i1 %.490, i64 %arg.first.5.0, i64 0
  %16 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.505 = getelementptr i64, ptr %16, i64 %.491
  %.506 = load i64, ptr %.505, align 8
  %.508 = add nsw i64 %.506, %arg.weights.5.1
  store i64 0, ptr %.512, align 8
  %.518 = call i32 @loop.10(ptr nonnull %.512, ptr nonnull %excinfo.3, i64 %.508, i64 %.269)
  %.528 = load i64, ptr %.512, align 8
  switch i32 %.518, label %B220.endif.if [
    i32 -2, label %B220.endif.endif
    i32 0, label %B220.endif.endif
  ], !prof !2

B220.endif.if:                                    ; preds = %B220.endif
  %.526 = icmp sgt i32 %.518, 0
  %.519 = load ptr, ptr %excinfo.3, align 8
  %.527 = select i1 %.526, ptr %.519, ptr undef
  store ptr %.527, ptr %excinfo, align 8
  br label %common.ret

B220.endif.endif:                                 ; preds = %B220.endif, %B220.endif
  %.546.not = icmp slt i64 %.466, %.528
  br i1 %.546.not, label %B330, label %B1305

B382.if:                                          ; preds = %B382
  %.653 = add nsw i64 %.591.0, -1
  %.657 = add i64 %.588.0, 1
  %.695 = icmp slt i64 %.588.0, 0
  %.696 = select i1 %.695, i64 %arg.line.5.0, i64 0
  %17 = getelementptr float, ptr %arg.line.4, i64 %.588.0
  %.710 = getelementptr float, ptr %17, i64 %.696
  store float 0.000000e+00, ptr %.710, align 4
  br label %B382

B616.if:                                          ; preds = %B616
  %.1101 = add nsw i64 %.1039.0, -1
  %.1105 = add i64 %.1036.0, 1
  %.1143 = icmp slt i64 %.1036.0, 0
  %.1144 = select i1 %.1143, i64 %arg.line.5.0, i64 0
  %18 = getelementptr float, ptr %arg.line.4, i64 %.1036.0
  %.1158 = getelementptr float, ptr %18, i64 %.1144
  %.1159 = load float, ptr %.1158, align 4
  %.1183 = icmp slt i64 %.772, 0
  %.1184 = select i1 %.1183, i64 %arg.pixels.5.0, i64 0
  %.1185 = add i64 %.772, %.1184
  %.1186 = icmp slt i64 %.1036.0, 0
  %.1187 = select i1 %.1186, i64 %arg.pixels.5.1, i64 0
  %.1205 = mul i64 %.1185, %arg.pixels.5.1
  %19 = getelementptr i8, ptr %arg.pixels.4, i64 %.1205
  %20 = getelementptr i8, ptr %19, i64 %.1036.0
  %.1209 = getelementptr i8, ptr %20, i64 %.1187
  %.1210 = load i8, ptr %.1209, align 1
  %.1211 = uitofp i8 %.1210 to float
  %.1213 = fmul contract float %.826, %.1211
  %.1214 = fadd contract float %.1159, %.1213
  %.1216 = add nsw i64 %.772, 1
  %.1239 = icmp slt i64 %.772, -1
  %.1240 = select i1 %.1239, i64 %arg.pixels.5.0, i64 0
  %.1241 = add i64 %.1216, %.1240
  %.1242 = icmp slt i64 %.1036.0, 0
  %.1243 = select i1 %.1242, i64 %arg.pixels.5.1, i64 0
  %.1261 = mul i64 %.1241, %arg.pixels.5.1
  %21 = getelementptr i8, ptr %arg.pixels.4, i64 %.1261
  %22 = getelementptr i8, ptr %21, i64 %.1036.0
  %.1265 = getelementptr i8, ptr %22, i64 %.1243
  %.1266 = load i8, ptr %.1265, align 1
  %.1267 = uitofp i8 %.1266 to float
  %.1269 = fmul contract float %.878, %.1267
  %.1270 = fadd contract float %.1214, %.1269
  %.1272 = add nsw i64 %.772, 2
  %.1295 = icmp slt i64 %.772, -2
  %.1296 = select i1 %.1295, i64 %arg.pixels.5.0, i64 0
  %.1297 = add i64 %.1272, %.1296
  %.1298 = icmp slt i64 %.1036.0, 0
  %.1299 = select i1 %.1298, i64 %arg.pixels.5.1, i64 0
  %.1317 = mul i64 %.1297, %arg.pixels.5.1
  %23 = getelementptr i8, ptr %arg.pixels.4, i64 %.1317
  %24 = getelementptr i8, ptr %23, i64 %.1036.0
  %.1321 = getelementptr i8, ptr %24, i64 %.1299
  %.1322 = load i8, ptr %.1321, align 1
  %.1323 = uitofp i8 %.1322 to float
  %.1325 = fmul contract float %.930, %.1323
  %.1326 = fadd contract float %.1270, %.1325
  %.1328 = add nsw i64 %.772, 3
  %.1351 = icmp slt i64 %.772, -3
  %.1352 = select i1 %.1351, i64 %arg.pixels.5.0, i64 0
  %.1353 = add i64 %.1328, %.1352
  %.1354 = icmp slt i64 %.1036.0, 0
  %.1355 = select i1 %.1354, i64 %arg.pixels.5.1, i64 0
  %.1373 = mul i64 %.1353, %arg.pixels.5.1
  %25 = getelementptr i8, ptr %arg.pixels.4, i64 %.1373
  %26 = getelementptr i8, ptr %25, i64 %.1036.0
  %.1377 = getelementptr i8, ptr %26, i64 %.1355
  %.1378 = load i8, ptr %.1377, align 1
  %.1379 = uitofp i8 %.1378 to float
  %.1381 = fmul contract float %.982, %.1379
  %.1382 = fadd contract float %.1326, %.1381
  %.1396 = icmp slt i64 %.1036.0, 0
  %.1397 = select i1 %.1396, i64 %arg.line.5.0, i64 0
  %27 = getelementptr float, ptr %arg.line.4, i64 %.1036.0
  %.1411 = getelementptr float, ptr %27, i64 %.1397
  store float %.1382, ptr %.1411, align 4
  br label %B616

B1072.if:                                         ; preds = %B1072
  %.1649 = add nsw i64 %.1587.0, -1
  %.1653 = add i64 %.1584.0, 1
  %.1691 = icmp slt i64 %.1584.0, 0
  %.1692 = select i1 %.1691, i64 %arg.line.5.0, i64 0
  %28 = getelementptr float, ptr %arg.line.4, i64 %.1584.0
  %.1706 = getelementptr float, ptr %28, i64 %.1692
  %.1707 = load float, ptr %.1706, align 4
  %.1731 = icmp slt i64 %.1544, 0
  %.1732 = select i1 %.1731, i64 %arg.pixels.5.0, i64 0
  %.1733 = add i64 %.1544, %.1732
  %.1734 = icmp slt i64 %.1584.0, 0
  %.1735 = select i1 %.1734, i64 %arg.pixels.5.1, i64 0
  %.1753 = mul i64 %.1733, %arg.pixels.5.1
  %29 = getelementptr i8, ptr %arg.pixels.4, i64 %.1753
  %30 = getelementptr i8, ptr %29, i64 %.1584.0
  %.1757 = getelementptr i8, ptr %30, i64 %.1735
  %.1758 = load i8, ptr %.1757, align 1
  %.1759 = uitofp i8 %.1758 to float
  %.1761 = fmul contract float %.1541, %.1759
  %.1762 = fadd contract float %.1707, %.1761
  %.1776 = icmp slt i64 %.1584.0, 0
  %.1777 = select i1 %.1776, i64 %arg.line.5.0, i64 0
  %31 = getelementptr float, ptr %arg.line.4, i64 %.1584.0
  %.1791 = getelementptr float, ptr %31, i64 %.1777
  store float %.1762, ptr %.1791, align 4
  br label %B1072

B1242.if:                                         ; preds = %B1242
  %.1916 = add nsw i64 %.1854.0, -1
  %.1920 = add i64 %.1851.0, 1
  %.1968 = icmp slt i64 %.318.0, 0
  %.1969 = select i1 %.1968, i64 %arg.total.5.0, i64 0
  %.1970 = add i64 %.318.0, %.1969
  %.1971 = icmp slt i64 %.1851.0, 0
  %.1972 = select i1 %.1971, i64 %arg.total.5.1, i64 0
  %.1990 = mul i64 %.1970, %arg.total.5.1
  %32 = getelementptr float, ptr %arg.total.4, i64 %.1990
  %33 = getelementptr float, ptr %32, i64 %.1851.0
  %.1994 = getelementptr float, ptr %33, i64 %.1972
  %.1995 = load float, ptr %.1994, align 4
  %.2009 = icmp slt i64 %.1851.0, 0
  %.2010 = select i1 %.2009, i64 %arg.line.5.0, i64 0
  %34 = getelementptr float, ptr %arg.line.4, i64 %.1851.0
  %.2024 = getelementptr float, ptr %34, i64 %.2010
  %.2025 = load float, ptr %.2024, align 4
  %.2026 = fadd contract float %.1995, %.2025
  %.2047 = icmp slt i64 %.318.0, 0
  %.2048 = select i1 %.2047, i64 %arg.total.5.0, i64 0
  %.2049 = add i64 %.318.0, %.2048
  %.2050 = icmp slt i64 %.1851.0, 0
  %.2051 = select i1 %.2050, i64 %arg.total.5.1, i64 0
  %.2069 = mul i64 %.2049, %arg.total.5.1
  %35 = getelementptr float, ptr %arg.total.4, i64 %.2069
  %36 = getelementptr float, ptr %35, i64 %.1851.0
  %.2073 = getelementptr float, ptr %36, i64 %.2051
  store float %.2026, ptr %.2073, align 4
  br label %B1242
}

define internal i32 @loop.10(ptr noalias %retptr, ptr noalias %excinfo, i64 %arg.x.0, i64 %arg.x.1) {
entry:
  %.11 = call i64 @llvm.smin.i64(i64 %arg.x.1, i64 %arg.x.0)
  store i64 %.11, ptr %retptr, align 8
  ret i32 0
}

define internal i32 @loop.11(ptr noalias %retptr, ptr noalias %excinfo, i64 %arg.x.0, i64 %arg.x.1) {
entry:
  %.11 = call i64 @llvm.smax.i64(i64 %arg.x.1, i64 %arg.x.0)
  store i64 %.11, ptr %retptr, align 8
  ret i32 0
}

define void @lower.0(ptr %slots) {
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
  %at5 = getelementptr i8, ptr %slots, i64 40
  %slot5 = load i64, ptr %at5, align 8
  %data3 = inttoptr i64 %slot5 to ptr
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %data4 = inttoptr i64 %slot7 to ptr
  %at8 = getelementptr i8, ptr %slots, i64 64
  %slot8 = load i64, ptr %at8, align 8
  %at9 = getelementptr i8, ptr %slots, i64 72
  %slot9 = load i64, ptr %at9, align 8
  %at10 = getelementptr i8, ptr %slots, i64 80
  %slot10 = load i64, ptr %at10, align 8
  %data5 = inttoptr i64 %slot10 to ptr
  %at11 = getelementptr i8, ptr %slots, i64 88
  %slot11 = load i64, ptr %at11, align 8
  %at12 = getelementptr i8, ptr %slots, i64 96
  %slot12 = load i64, ptr %at12, align 8
  %data6 = inttoptr i64 %slot12 to ptr
  %at13 = getelementptr i8, ptr %slots, i64 104
  %slot13 = load i64, ptr %at13, align 8
  %at14 = getelementptr i8, ptr %slots, i64 112
  %slot14 = load i64, ptr %at14, align 8
  %status = call i32 @loop(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 1, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, i64 %slot3, i64 %slot4, ptr null, ptr null, i64 0, i64 8, ptr %data3, i64 %slot6, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot8, i64 %slot9, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot11, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot13, i64 %slot14, i64 0, i64 0)
  ret void
}

define internal i32 @loop.12(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, i64 %arg.start, i64 %arg.part, ptr %arg.first.0, ptr %arg.first.1, i64 %arg.first.2, i64 %arg.first.3, ptr %arg.first.4, i64 %arg.first.5.0, i64 %arg.first.6.0, ptr %arg.weights.0, ptr %arg.weights.1, i64 %arg.weights.2, i64 %arg.weights.3, ptr %arg.weights.4, i64 %arg.weights.5.0, i64 %arg.weights.5.1, i64 %arg.weights.6.0, i64 %arg.weights.6.1, ptr %arg.line.0, ptr %arg.line.1, i64 %arg.line.2, i64 %arg.line.3, ptr %arg.line.4, i64 %arg.line.5.0, i64 %arg.line.6.0, ptr %arg.total.0, ptr %arg.total.1, i64 %arg.total.2, i64 %arg.total.3, ptr %arg.total.4, i64 %arg.total.5.0, i64 %arg.total.5.1, i64 %arg.total.6.0, i64 %arg.total.6.1) {
entry:
  %.253 = alloca i64, align 8
  store i64 0, ptr %.253, align 8
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.450 = alloca i64, align 8
  store i64 0, ptr %.450, align 8
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.512 = alloca i64, align 8
  store i64 0, ptr %.512, align 8
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.147 = icmp sgt i64 %arg.pixels.5.0, 0
  %.150 = icmp eq i64 %arg.part, 0
  br i1 %.150, label %B0.if, label %B0.endif, !prof !0

B92:                                              ; preds = %B216, %B0.endif.endif
  %.133.0 = phi i64 [ %arg.start, %B0.endif.endif ], [ %.205, %B216 ]
  %.136.0 = phi i64 [ %storemerge, %B0.endif.endif ], [ %.201, %B216 ]
  %.192 = icmp sgt i64 %.136.0, 0
  br i1 %.192, label %B94.if, label %B1304

B216:                                             ; preds = %B96.endif, %B1305
  %.318.0 = phi i64 [ 0, %B96.endif ], [ %.388, %B1305 ]
  %.321.0 = phi i64 [ %storemerge772, %B96.endif ], [ %.384, %B1305 ]
  %.375 = icmp sgt i64 %.321.0, 0
  br i1 %.375, label %B218.if, label %B92

B330:                                             ; preds = %B220.endif.endif
  %storemerge773 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B382

B382:                                             ; preds = %B330, %B382.if
  %.588.0 = phi i64 [ 0, %B330 ], [ %.657, %B382.if ]
  %.591.0 = phi i64 [ %storemerge773, %B330 ], [ %.653, %B382.if ]
  %.644 = icmp sgt i64 %.591.0, 0
  br i1 %.644, label %B382.if, label %B408

B408:                                             ; preds = %B382
  %.726 = add nsw i64 %.466, 4
  %.730.not = icmp sgt i64 %.726, %.528
  br i1 %.730.not, label %B960, label %B428

B428:                                             ; preds = %B930, %B408
  %here.3.2 = phi i64 [ %.466, %B408 ], [ %.1429, %B930 ]
  %.751 = icmp slt i64 %.318.0, 0
  %.752 = select i1 %.751, i64 %arg.first.5.0, i64 0
  %0 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.766 = getelementptr i64, ptr %0, i64 %.752
  %.767 = load i64, ptr %.766, align 8
  %.769 = sub nsw i64 %here.3.2, %.767
  %.772 = sub nsw i64 %here.3.2, %arg.start
  %.799 = icmp slt i64 %.318.0, 0
  %.800 = select i1 %.799, i64 %arg.weights.5.0, i64 0
  %.801 = add i64 %.318.0, %.800
  %.802 = icmp slt i64 %.769, 0
  %.803 = select i1 %.802, i64 %arg.weights.5.1, i64 0
  %.821 = mul i64 %.801, %arg.weights.5.1
  %1 = getelementptr float, ptr %arg.weights.4, i64 %.821
  %2 = getelementptr float, ptr %1, i64 %.769
  %.825 = getelementptr float, ptr %2, i64 %.803
  %.826 = load float, ptr %.825, align 4
  %.851 = icmp slt i64 %.318.0, 0
  %.852 = select i1 %.851, i64 %arg.weights.5.0, i64 0
  %.853 = add i64 %.318.0, %.852
  %.854 = icmp slt i64 %.769, -1
  %.855 = select i1 %.854, i64 %arg.weights.5.1, i64 0
  %.873 = mul i64 %.853, %arg.weights.5.1
  %3 = getelementptr float, ptr %arg.weights.4, i64 %.873
  %4 = getelementptr float, ptr %3, i64 %.769
  %5 = getelementptr i8, ptr %4, i64 4
  %.877 = getelementptr float, ptr %5, i64 %.855
  %.878 = load float, ptr %.877, align 4
  %.903 = icmp slt i64 %.318.0, 0
  %.904 = select i1 %.903, i64 %arg.weights.5.0, i64 0
  %.905 = add i64 %.318.0, %.904
  %.906 = icmp slt i64 %.769, -2
  %.907 = select i1 %.906, i64 %arg.weights.5.1, i64 0
  %.925 = mul i64 %.905, %arg.weights.5.1
  %6 = getelementptr float, ptr %arg.weights.4, i64 %.925
  %7 = getelementptr float, ptr %6, i64 %.769
  %8 = getelementptr i8, ptr %7, i64 8
  %.929 = getelementptr float, ptr %8, i64 %.907
  %.930 = load float, ptr %.929, align 4
  %.955 = icmp slt i64 %.318.0, 0
  %.956 = select i1 %.955, i64 %arg.weights.5.0, i64 0
  %.957 = add i64 %.318.0, %.956
  %.958 = icmp slt i64 %.769, -3
  %.959 = select i1 %.958, i64 %arg.weights.5.1, i64 0
  %.977 = mul i64 %.957, %arg.weights.5.1
  %9 = getelementptr float, ptr %arg.weights.4, i64 %.977
  %10 = getelementptr float, ptr %9, i64 %.769
  %11 = getelementptr i8, ptr %10, i64 12
  %.981 = getelementptr float, ptr %11, i64 %.959
  %.982 = load float, ptr %.981, align 4
  %storemerge774 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B616

B616:                                             ; preds = %B428, %B616.if
  %.1036.0 = phi i64 [ 0, %B428 ], [ %.1105, %B616.if ]
  %.1039.0 = phi i64 [ %storemerge774, %B428 ], [ %.1101, %B616.if ]
  %.1092 = icmp sgt i64 %.1039.0, 0
  br i1 %.1092, label %B616.if, label %B930

B930:                                             ; preds = %B616
  %.1429 = add nsw i64 %here.3.2, 4
  %.1434 = add nsw i64 %here.3.2, 8
  %.1436.not = icmp sgt i64 %.1434, %.528
  br i1 %.1436.not, label %B960, label %B428

B960:                                             ; preds = %B930, %B408
  %here.4.3 = phi i64 [ %.1429, %B930 ], [ %.466, %B408 ]
  %.1451 = icmp slt i64 %here.4.3, %.528
  br i1 %.1451, label %B972, label %B1190

B972:                                             ; preds = %B1168, %B960
  %here.5.2 = phi i64 [ %here.4.3, %B960 ], [ %.1803, %B1168 ]
  %.1472 = icmp slt i64 %.318.0, 0
  %.1473 = select i1 %.1472, i64 %arg.first.5.0, i64 0
  %12 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.1487 = getelementptr i64, ptr %12, i64 %.1473
  %.1488 = load i64, ptr %.1487, align 8
  %.1490 = sub nsw i64 %here.5.2, %.1488
  %.1514 = icmp slt i64 %.318.0, 0
  %.1515 = select i1 %.1514, i64 %arg.weights.5.0, i64 0
  %.1516 = add i64 %.318.0, %.1515
  %.1517 = icmp slt i64 %.1490, 0
  %.1518 = select i1 %.1517, i64 %arg.weights.5.1, i64 0
  %.1536 = mul i64 %.1516, %arg.weights.5.1
  %13 = getelementptr float, ptr %arg.weights.4, i64 %.1536
  %14 = getelementptr float, ptr %13, i64 %.1490
  %.1540 = getelementptr float, ptr %14, i64 %.1518
  %.1541 = load float, ptr %.1540, align 4
  %.1544 = sub nsw i64 %here.5.2, %arg.start
  %storemerge775 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B1072

B1072:                                            ; preds = %B972, %B1072.if
  %.1584.0 = phi i64 [ 0, %B972 ], [ %.1653, %B1072.if ]
  %.1587.0 = phi i64 [ %storemerge775, %B972 ], [ %.1649, %B1072.if ]
  %.1640 = icmp sgt i64 %.1587.0, 0
  br i1 %.1640, label %B1072.if, label %B1168

B1168:                                            ; preds = %B1072
  %.1803 = add nsw i64 %here.5.2, 1
  %.1807 = icmp slt i64 %.1803, %.528
  br i1 %.1807, label %B972, label %B1190

B1190:                                            ; preds = %B1168, %B960
  %storemerge776 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B1242

B1242:                                            ; preds = %B1190, %B1242.if
  %.1851.0 = phi i64 [ 0, %B1190 ], [ %.1920, %B1242.if ]
  %.1854.0 = phi i64 [ %storemerge776, %B1190 ], [ %.1916, %B1242.if ]
  %.1907 = icmp sgt i64 %.1854.0, 0
  br i1 %.1907, label %B1242.if, label %B1305

common.ret:                                       ; preds = %B220.endif.if, %B220.if, %B96.if, %B0.if, %B1304
  %common.ret.op = phi i32 [ 0, %B1304 ], [ 1, %B0.if ], [ %.259, %B96.if ], [ %.456, %B220.if ], [ %.518, %B220.endif.if ]
  ret i32 %common.ret.op

B1304:                                            ; preds = %B92
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B1305:                                            ; preds = %B1242, %B220.endif.endif
  br label %B216

B0.if:                                            ; preds = %entry
  store ptr @.const.picklebuf.ca8efb3a72d614fe872032cce3ac326007a30727.1, ptr %excinfo, align 8, !numba_exception_output !1
  br label %common.ret

B0.endif:                                         ; preds = %entry
  %.148 = icmp sgt i64 %arg.part, 0
  %.149 = xor i1 %.147, %.148
  br i1 %.149, label %B0.endif.endif, label %B0.endif.else

B0.endif.else:                                    ; preds = %B0.endif
  %.164 = srem i64 %arg.pixels.5.0, %arg.part
  %.165 = sub i64 0, %.164
  %.166 = select i1 %.147, i64 %.164, i64 %.165
  %.167 = icmp sgt i64 %.166, 0
  %.168 = sdiv i64 %arg.pixels.5.0, %arg.part
  %.169 = zext i1 %.167 to i64
  %.170 = add i64 %.168, %.169
  br label %B0.endif.endif

B0.endif.endif:                                   ; preds = %B0.endif, %B0.endif.else
  %storemerge = phi i64 [ %.170, %B0.endif.else ], [ 0, %B0.endif ]
  br label %B92

B94.if:                                           ; preds = %B92
  %.201 = add nsw i64 %.136.0, -1
  %.205 = add i64 %.133.0, %arg.part
  %.235 = add nsw i64 %.133.0, %arg.part
  %.250 = add nsw i64 %arg.start, %arg.pixels.5.0
  store i64 0, ptr %.253, align 8
  %.259 = call i32 @loop.10(ptr nonnull %.253, ptr nonnull %excinfo.1, i64 %.235, i64 %.250)
  %.269 = load i64, ptr %.253, align 8
  switch i32 %.259, label %B96.if [
    i32 -2, label %B96.endif
    i32 0, label %B96.endif
  ], !prof !2

B96.if:                                           ; preds = %B94.if
  %.267 = icmp sgt i32 %.259, 0
  %.260 = load ptr, ptr %excinfo.1, align 8
  %.268 = select i1 %.267, ptr %.260, ptr undef
  store ptr %.268, ptr %excinfo, align 8
  br label %common.ret

B96.endif:                                        ; preds = %B94.if, %B94.if
  %storemerge772 = call i64 @llvm.smax.i64(i64 %arg.total.5.0, i64 0)
  br label %B216

B218.if:                                          ; preds = %B216
  %.384 = add nsw i64 %.321.0, -1
  %.388 = add i64 %.318.0, 1
  %.430 = icmp slt i64 %.318.0, 0
  %.431 = select i1 %.430, i64 %arg.first.5.0, i64 0
  %15 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.445 = getelementptr i64, ptr %15, i64 %.431
  %.446 = load i64, ptr %.445, align 8
  store i64 0, ptr %.450, align 8
  %.456 = call i32 @loop.11(ptr nonnull %.450, ptr nonnull %excinfo.2, i64 %.446, i64 %.133.0)
  %.466 = load i64, ptr %.450, align 8
  switch i32 %.456, label %B220.if [
    i32 -2, label %B220.endif
    i32 0, label %B220.endif
  ], !prof !2

B220.if:                                          ; preds = %B218.if
  %.464 = icmp sgt i32 %.456, 0
  %.457 = load ptr, ptr %excinfo.2, align 8
  %.465 = select i1 %.464, ptr %.457, ptr undef
  store ptr %.465, ptr %excinfo, align 8
  br label %common.ret

B220.endif:                                       ; preds = %B218.if, %B218.if
  %.490 = icmp slt i64 %.318.0, 0
  %.491 = select i1 %.490, i64 %arg.first.5.0, i64 0
  %16 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.505 = getelementptr i64, ptr %16, i64 %.491
  %.506 = load i64, ptr %.505, align 8
  %.508 = add nsw i64 %.506, %arg.weights.5.1
  store i64 0, ptr %.512, align 8
  %.518 = call i32 @loop.10(ptr nonnull %.512, ptr nonnull %excinfo.3, i64 %.508, i64 %.269)
  %.528 = load i64, ptr %.512, align 8
  switch i32 %.518, label %B220.endif.if [
    i32 -2, label %B220.endif.endif
    i32 0, label %B220.endif.endif
  ], !prof !2

B220.endif.if:                                    ; preds = %B220.endif
  %.526 = icmp sgt i32 %.518, 0
  %.519 = load ptr, ptr %excinfo.3, align 8
  %.527 = select i1 %.526, ptr %.519, ptr undef
  store ptr %.527, ptr %excinfo, align 8
  br label %common.ret

B220.endif.endif:                                 ; preds = %B220.endif, %B220.endif
  %.546.not = icmp slt i64 %.466, %.528
  br i1 %.546.not, label %B330, label %B1305

B382.if:                                          ; preds = %B382
  %.653 = add nsw i64 %.591.0, -1
  %.657 = add i64 %.588.0, 1
  %.695 = icmp slt i64 %.588.0, 0
  %.696 = select i1 %.695, i64 %arg.line.5.0, i64 0
  %17 = getelementptr float, ptr %arg.line.4, i64 %.588.0
  %.710 = getelementptr float, ptr %17, i64 %.696
  store float 0.000000e+00, ptr %.710, align 4
  br label %B382

B616.if:                                          ; preds = %B616
  %.1101 = add nsw i64 %.1039.0, -1
  %.1105 = add i64 %.1036.0, 1
  %.1143 = icmp slt i64 %.1036.0, 0
  %.1144 = select i1 %.1143, i64 %arg.line.5.0, i64 0
  %18 = getelementptr float, ptr %arg.line.4, i64 %.1036.0
  %.1158 = getelementptr float, ptr %18, i64 %.1144
  %.1159 = load float, ptr %.1158, align 4
  %.1183 = icmp slt i64 %.772, 0
  %.1184 = select i1 %.1183, i64 %arg.pixels.5.0, i64 0
  %.1185 = add i64 %.772, %.1184
  %.1186 = icmp slt i64 %.1036.0, 0
  %.1187 = select i1 %.1186, i64 %arg.pixels.5.1, i64 0
  %.1205 = mul i64 %.1185, %arg.pixels.5.1
  %19 = getelementptr i16, ptr %arg.pixels.4, i64 %.1205
  %20 = getelementptr i16, ptr %19, i64 %.1036.0
  %.1209 = getelementptr i16, ptr %20, i64 %.1187
  %.1210 = load i16, ptr %.1209, align 2
  %.1211 = uitofp i16 %.1210 to float
  %.1213 = fmul contract float %.826, %.1211
  %.1214 = fadd contract float %.1159, %.1213
  %.1216 = add nsw i64 %.772, 1
  %.1239 = icmp slt i64 %.772, -1
  %.1240 = select i1 %.1239, i64 %arg.pixels.5.0, i64 0
  %.1241 = add i64 %.1216, %.1240
  %.1242 = icmp slt i64 %.1036.0, 0
  %.1243 = select i1 %.1242, i64 %arg.pixels.5.1, i64 0
  %.1261 = mul i64 %.1241, %arg.pixels.5.1
  %21 = getelementptr i16, ptr %arg.pixels.4, i64 %.1261
  %22 = getelementptr i16, ptr %21, i64 %.1036.0
  %.1265 = getelementptr i16, ptr %22, i64 %.1243
  %.1266 = load i16, ptr %.1265, align 2
  %.1267 = uitofp i16 %.1266 to float
  %.1269 = fmul contract float %.878, %.1267
  %.1270 = fadd contract float %.1214, %.1269
  %.1272 = add nsw i64 %.772, 2
  %.1295 = icmp slt i64 %.772, -2
  %.1296 = select i1 %.1295, i64 %arg.pixels.5.0, i64 0
  %.1297 = add i64 %.1272, %.1296
  %.1298 = icmp slt i64 %.1036.0, 0
  %.1299 = select i1 %.1298, i64 %arg.pixels.5.1, i64 0
  %.1317 = mul i64 %.1297, %arg.pixels.5.1
  %23 = getelementptr i16, ptr %arg.pixels.4, i64 %.1317
  %24 = getelementptr i16, ptr %23, i64 %.1036.0
  %.1321 = getelementptr i16, ptr %24, i64 %.1299
  %.1322 = load i16, ptr %.1321, align 2
  %.1323 = uitofp i16 %.1322 to float
  %.1325 = fmul contract float %.930, %.1323
  %.1326 = fadd contract float %.1270, %.1325
  %.1328 = add nsw i64 %.772, 3
  %.1351 = icmp slt i64 %.772, -3
  %.1352 = select i1 %.1351, i64 %arg.pixels.5.0, i64 0
  %.1353 = add i64 %.1328, %.1352
  %.1354 = icmp slt i64 %.1036.0, 0
  %.1355 = select i1 %.1354, i64 %arg.pixels.5.1, i64 0
  %.1373 = mul i64 %.1353, %arg.pixels.5.1
  %25 = getelementptr i16, ptr %arg.pixels.4, i64 %.1373
  %26 = getelementptr i16, ptr %25, i64 %.1036.0
  %.1377 = getelementptr i16, ptr %26, i64 %.1355
  %.1378 = load i16, ptr %.1377, align 2
  %.1379 = uitofp i16 %.1378 to float
  %.1381 = fmul contract float %.982, %.1379
  %.1382 = fadd contract float %.1326, %.1381
  %.1396 = icmp slt i64 %.1036.0, 0
  %.1397 = select i1 %.1396, i64 %arg.line.5.0, i64 0
  %27 = getelementptr float, ptr %arg.line.4, i64 %.1036.0
  %.1411 = getelementptr float, ptr %27, i64 %.1397
  store float %.1382, ptr %.1411, align 4
  br label %B616

B1072.if:                                         ; preds = %B1072
  %.1649 = add nsw i64 %.1587.0, -1
  %.1653 = add i64 %.1584.0, 1
  %.1691 = icmp slt i64 %.1584.0, 0
  %.1692 = select i1 %.1691, i64 %arg.line.5.0, i64 0
  %28 = getelementptr float, ptr %arg.line.4, i64 %.1584.0
  %.1706 = getelementptr float, ptr %28, i64 %.1692
  %.1707 = load float, ptr %.1706, align 4
  %.1731 = icmp slt i64 %.1544, 0
  %.1732 = select i1 %.1731, i64 %arg.pixels.5.0, i64 0
  %.1733 = add i64 %.1544, %.1732
  %.1734 = icmp slt i64 %.1584.0, 0
  %.1735 = select i1 %.1734, i64 %arg.pixels.5.1, i64 0
  %.1753 = mul i64 %.1733, %arg.pixels.5.1
  %29 = getelementptr i16, ptr %arg.pixels.4, i64 %.1753
  %30 = getelementptr i16, ptr %29, i64 %.1584.0
  %.1757 = getelementptr i16, ptr %30, i64 %.1735
  %.1758 = load i16, ptr %.1757, align 2
  %.1759 = uitofp i16 %.1758 to float
  %.1761 = fmul contract float %.1541, %.1759
  %.1762 = fadd contract float %.1707, %.1761
  %.1776 = icmp slt i64 %.1584.0, 0
  %.1777 = select i1 %.1776, i64 %arg.line.5.0, i64 0
  %31 = getelementptr float, ptr %arg.line.4, i64 %.1584.0
  %.1791 = getelementptr float, ptr %31, i64 %.1777
  store float %.1762, ptr %.1791, align 4
  br label %B1072

B1242.if:                                         ; preds = %B1242
  %.1916 = add nsw i64 %.1854.0, -1
  %.1920 = add i64 %.1851.0, 1
  %.1968 = icmp slt i64 %.318.0, 0
  %.1969 = select i1 %.1968, i64 %arg.total.5.0, i64 0
  %.1970 = add i64 %.318.0, %.1969
  %.1971 = icmp slt i64 %.1851.0, 0
  %.1972 = select i1 %.1971, i64 %arg.total.5.1, i64 0
  %.1990 = mul i64 %.1970, %arg.total.5.1
  %32 = getelementptr float, ptr %arg.total.4, i64 %.1990
  %33 = getelementptr float, ptr %32, i64 %.1851.0
  %.1994 = getelementptr float, ptr %33, i64 %.1972
  %.1995 = load float, ptr %.1994, align 4
  %.2009 = icmp slt i64 %.1851.0, 0
  %.2010 = select i1 %.2009, i64 %arg.line.5.0, i64 0
  %34 = getelementptr float, ptr %arg.line.4, i64 %.1851.0
  %.2024 = getelementptr float, ptr %34, i64 %.2010
  %.2025 = load float, ptr %.2024, align 4
  %.2026 = fadd contract float %.1995, %.2025
  %.2047 = icmp slt i64 %.318.0, 0
  %.2048 = select i1 %.2047, i64 %arg.total.5.0, i64 0
  %.2049 = add i64 %.318.0, %.2048
  %.2050 = icmp slt i64 %.1851.0, 0
  %.2051 = select i1 %.2050, i64 %arg.total.5.1, i64 0
  %.2069 = mul i64 %.2049, %arg.total.5.1
  %35 = getelementptr float, ptr %arg.total.4, i64 %.2069
  %36 = getelementptr float, ptr %35, i64 %.1851.0
  %.2073 = getelementptr float, ptr %36, i64 %.2051
  store float %.2026, ptr %.2073, align 4
  br label %B1242
}

define void @lower.1(ptr %slots) {
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
  %at5 = getelementptr i8, ptr %slots, i64 40
  %slot5 = load i64, ptr %at5, align 8
  %data3 = inttoptr i64 %slot5 to ptr
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %data4 = inttoptr i64 %slot7 to ptr
  %at8 = getelementptr i8, ptr %slots, i64 64
  %slot8 = load i64, ptr %at8, align 8
  %at9 = getelementptr i8, ptr %slots, i64 72
  %slot9 = load i64, ptr %at9, align 8
  %at10 = getelementptr i8, ptr %slots, i64 80
  %slot10 = load i64, ptr %at10, align 8
  %data5 = inttoptr i64 %slot10 to ptr
  %at11 = getelementptr i8, ptr %slots, i64 88
  %slot11 = load i64, ptr %at11, align 8
  %at12 = getelementptr i8, ptr %slots, i64 96
  %slot12 = load i64, ptr %at12, align 8
  %data6 = inttoptr i64 %slot12 to ptr
  %at13 = getelementptr i8, ptr %slots, i64 104
  %slot13 = load i64, ptr %at13, align 8
  %at14 = getelementptr i8, ptr %slots, i64 112
  %slot14 = load i64, ptr %at14, align 8
  %status = call i32 @loop.12(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 2, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, i64 %slot3, i64 %slot4, ptr null, ptr null, i64 0, i64 8, ptr %data3, i64 %slot6, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot8, i64 %slot9, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot11, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot13, i64 %slot14, i64 0, i64 0)
  ret void
}

define internal i32 @loop.13(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, i64 %arg.step, i64 %arg.channels, ptr %arg.line.0, ptr %arg.line.1, i64 %arg.line.2, i64 %arg.line.3, ptr %arg.line.4, i64 %arg.line.5.0, i64 %arg.line.6.0, ptr %arg.small.0, ptr %arg.small.1, i64 %arg.small.2, i64 %arg.small.3, ptr %arg.small.4, i64 %arg.small.5.0, i64 %arg.small.5.1, i64 %arg.small.6.0, i64 %arg.small.6.1) {
entry:
  %.223 = alloca i64, align 8
  store i64 0, ptr %.223, align 8
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.1014 = alloca i64, align 8
  store i64 0, ptr %.1014, align 8
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %0 = shl i64 %arg.pixels.3, 3
  %.60 = add i64 %0, 4294967288
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.small.5.0, i64 0)
  br label %B118

B118:                                             ; preds = %B532, %entry
  %.100.0 = phi i64 [ 0, %entry ], [ %.100.1, %B532 ]
  %.103.0 = phi i64 [ %storemerge, %entry ], [ %.103.1, %B532 ]
  %.159 = icmp sgt i64 %.103.0, 0
  %.168 = add nsw i64 %.103.0, -1
  %.172 = add i64 %.100.0, 1
  %.100.1 = select i1 %.159, i64 %.172, i64 %.100.0
  %.103.1 = select i1 %.159, i64 %.168, i64 %.103.0
  %.149.sroa.0.0 = select i1 %.159, i64 %.100.0, i64 0
  br i1 %.159, label %B122, label %B910

B122:                                             ; preds = %B118
  %.202 = mul nsw i64 %.149.sroa.0.0, %arg.step
  %.205486 = add i64 %.149.sroa.0.0, 1
  %.207 = mul i64 %.205486, %arg.step
  store i64 0, ptr %.223, align 8
  %.229 = call i32 @loop.10(ptr nonnull %.223, ptr nonnull %excinfo.1, i64 %.207, i64 %arg.pixels.5.0)
  %.239 = load i64, ptr %.223, align 8
  switch i32 %.229, label %B122.if [
    i32 -2, label %B122.endif
    i32 0, label %B122.endif
  ], !prof !2

B252:                                             ; preds = %B122.endif, %B252.if
  %.288.0 = phi i64 [ 0, %B122.endif ], [ %.357, %B252.if ]
  %.291.0 = phi i64 [ %storemerge487, %B122.endif ], [ %.353, %B252.if ]
  %.344 = icmp sgt i64 %.291.0, 0
  br i1 %.344, label %B252.if, label %B278

B278:                                             ; preds = %B252
  %.455 = sub i64 %.239, %.202
  %storemerge488 = call i64 @llvm.smax.i64(i64 %.455, i64 0)
  br label %B310

B310:                                             ; preds = %B366, %B278
  %.442.0 = phi i64 [ %.202, %B278 ], [ %.511, %B366 ]
  %.445.0 = phi i64 [ %storemerge488, %B278 ], [ %.507, %B366 ]
  %.498 = icmp sgt i64 %.445.0, 0
  br i1 %.498, label %B310.if, label %B464

B366:                                             ; preds = %B310.if, %B366.if
  %.572.0 = phi i64 [ 0, %B310.if ], [ %.641, %B366.if ]
  %.575.0 = phi i64 [ %storemerge491, %B310.if ], [ %.637, %B366.if ]
  %.628 = icmp sgt i64 %.575.0, 0
  br i1 %.628, label %B366.if, label %B310

B464:                                             ; preds = %B310
  %.823 = icmp eq i64 %arg.channels, 0
  br i1 %.823, label %B464.endif, label %B464.else, !prof !0

B532:                                             ; preds = %B738, %B464.endif
  %.884.0 = phi i64 [ 0, %B464.endif ], [ %.953, %B738 ]
  %.887.0 = phi i64 [ %storemerge489, %B464.endif ], [ %.949, %B738 ]
  %count.2.1 = phi i64 [ 0, %B464.endif ], [ %count.3.2, %B738 ]
  %share.3.1 = phi i64 [ 0, %B464.endif ], [ %share.2.2, %B738 ]
  %.940 = icmp sgt i64 %.887.0, 0
  br i1 %.940, label %B532.if, label %B118

B660:                                             ; preds = %B534.endif
  %.1062 = sub nsw i64 %.239, %.202
  %.1065 = sub nsw i64 %.1030, %.995
  %.1066 = mul nsw i64 %.1062, %.1065
  %.1070 = icmp eq i64 %arg.channels, 0
  br i1 %.1070, label %B660.endif, label %B660.else, !prof !0

B708:                                             ; preds = %B660.endif.else.if, %B660.endif, %B534.endif
  %count.3.2 = phi i64 [ %count.2.1, %B534.endif ], [ %quot.1.0, %B660.endif ], [ %quot.1.0, %B660.endif.else.if ]
  %share.2.2 = phi i64 [ %share.3.1, %B534.endif ], [ %quot.1.0, %B660.endif ], [ %.1117.1, %B660.endif.else.if ]
  %storemerge490 = call i64 @llvm.smax.i64(i64 %arg.channels, i64 0)
  br label %B738

B738:                                             ; preds = %B708, %B818
  %.1177.0 = phi i64 [ 0, %B708 ], [ %.1246, %B818 ]
  %.1180.0 = phi i64 [ %storemerge490, %B708 ], [ %.1242, %B818 ]
  %.1233 = icmp sgt i64 %.1180.0, 0
  br i1 %.1233, label %B738.if, label %B532

B774:                                             ; preds = %B738.if, %B774
  %at.2.3 = phi i64 [ %.1317, %B738.if ], [ %.1370, %B774 ]
  %total.2.3 = phi i64 [ %.1282.1, %B738.if ], [ %.1363, %B774 ]
  %.1344 = icmp slt i64 %at.2.3, 0
  %.1345 = select i1 %.1344, i64 %arg.line.5.0, i64 0
  %1 = getelementptr i32, ptr %arg.line.4, i64 %at.2.3
  %.1359 = getelementptr i32, ptr %1, i64 %.1345
  %.1360 = load i32, ptr %.1359, align 4
  %.1362 = zext i32 %.1360 to i64
  %.1363 = add nsw i64 %total.2.3, %.1362
  %.1370 = add nsw i64 %at.2.3, %arg.channels
  %.1374 = icmp slt i64 %.1370, %.1030
  br i1 %.1374, label %B774, label %B818

B818:                                             ; preds = %B738.if, %B774
  %total.3.4 = phi i64 [ %.1363, %B774 ], [ %.1282.1, %B738.if ]
  %.1382 = mul nsw i64 %total.3.4, %share.2.2
  %.1385 = lshr i64 %.1382, 24
  %.1386 = trunc i64 %.1385 to i8
  %.1389 = mul nsw i64 %.884.0, %arg.channels
  %.1391 = add nsw i64 %.1389, %.1177.0
  %.1417 = icmp slt i64 %.149.sroa.0.0, 0
  %.1418 = select i1 %.1417, i64 %arg.small.5.0, i64 0
  %.1419 = add i64 %.149.sroa.0.0, %.1418
  %.1420 = icmp slt i64 %.1391, 0
  %.1421 = select i1 %.1420, i64 %arg.small.5.1, i64 0
  %.1439 = mul i64 %.1419, %arg.small.5.1
  %2 = getelementptr i8, ptr %arg.small.4, i64 %.1439
  %3 = getelementptr i8, ptr %2, i64 %.1391
  %.1443 = getelementptr i8, ptr %3, i64 %.1421
  store i8 %.1386, ptr %.1443, align 1
  br label %B738

common.ret:                                       ; preds = %B534.if, %B122.if, %B910
  %common.ret.op = phi i32 [ 0, %B910 ], [ %.229, %B122.if ], [ %.1020, %B534.if ]
  ret i32 %common.ret.op

B910:                                             ; preds = %B118
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B122.if:                                          ; preds = %B122
  %.237 = icmp sgt i32 %.229, 0
  %.230 = load ptr, ptr %excinfo.1, align 8
  %.238 = select i1 %.237, ptr %.230, ptr undef
  store ptr %.238, ptr %excinfo, align 8
  br label %common.ret

B122.endif:                                       ; preds = %B122, %B122
  %storemerge487 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B252

B252.if:                                          ; preds = %B252
  %.353 = add nsw i64 %.291.0, -1
  %.357 = add i64 %.288.0, 1
  %.395 = icmp slt i64 %.288.0, 0
  %.396 = select i1 %.395, i64 %arg.line.5.0, i64 0
  %4 = getelementptr i32, ptr %arg.line.4, i64 %.288.0
  %.410 = getelementptr i32, ptr %4, i64 %.396
  store i32 0, ptr %.410, align 4
  br label %B252

B310.if:                                          ; preds = %B310
  %.507 = add nsw i64 %.445.0, -1
  %.511 = add i64 %.442.0, 1
  %storemerge491 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B366

B366.if:                                          ; preds = %B366
  %.637 = add nsw i64 %.575.0, -1
  %.641 = add i64 %.572.0, 1
  %.679 = icmp slt i64 %.572.0, 0
  %.680 = select i1 %.679, i64 %arg.line.5.0, i64 0
  %5 = getelementptr i32, ptr %arg.line.4, i64 %.572.0
  %.694 = getelementptr i32, ptr %5, i64 %.680
  %.695 = load i32, ptr %.694, align 4
  %.719 = icmp slt i64 %.442.0, 0
  %.720 = select i1 %.719, i64 %arg.pixels.5.0, i64 0
  %.721 = add i64 %.442.0, %.720
  %.722 = icmp slt i64 %.572.0, 0
  %.723 = select i1 %.722, i64 %arg.pixels.5.1, i64 0
  %.741 = mul i64 %.721, %arg.pixels.5.1
  %6 = getelementptr i8, ptr %arg.pixels.4, i64 %.741
  %7 = getelementptr i8, ptr %6, i64 %.572.0
  %.745 = getelementptr i8, ptr %7, i64 %.723
  %.746 = load i8, ptr %.745, align 1
  %.749 = and i64 %.60, 4294967288
  %.750 = zext i8 %.746 to i64
  %.751 = lshr i64 %.750, %.749
  %.767 = icmp slt i64 %.572.0, 0
  %.768 = select i1 %.767, i64 %arg.line.5.0, i64 0
  %8 = getelementptr i32, ptr %arg.line.4, i64 %.572.0
  %.782 = getelementptr i32, ptr %8, i64 %.768
  %9 = trunc nuw nsw i64 %.751 to i32
  %.783 = add i32 %.695, %9
  store i32 %.783, ptr %.782, align 4
  br label %B366

B464.else:                                        ; preds = %B464
  %.834 = icmp ne i64 %arg.small.5.1, -9223372036854775808
  %.835 = icmp ne i64 %arg.channels, -1
  %.836.not = or i1 %.834, %.835
  br i1 %.836.not, label %B464.else.if, label %B464.endif, !prof !3

B464.endif:                                       ; preds = %B464.else, %B464.else.if, %B464
  %quot.0 = phi i64 [ %arg.channels, %B464 ], [ %.828.1, %B464.else.if ], [ 0, %B464.else ]
  %storemerge489 = call i64 @llvm.smax.i64(i64 %quot.0, i64 0)
  br label %B532

B464.else.if:                                     ; preds = %B464.else
  %.839 = sdiv i64 %arg.small.5.1, %arg.channels
  %.840 = srem i64 %arg.small.5.1, %arg.channels
  %.841 = xor i64 %arg.channels, %.840
  %.842 = icmp slt i64 %.841, 0
  %.843 = icmp ne i64 %.840, 0
  %.844 = and i1 %.843, %.842
  %.849 = sext i1 %.844 to i64
  %.828.1 = add i64 %.839, %.849
  br label %B464.endif

B532.if:                                          ; preds = %B532
  %.949 = add nsw i64 %.887.0, -1
  %.953 = add i64 %.884.0, 1
  %.993 = mul nsw i64 %.884.0, %arg.step
  %.995 = mul nsw i64 %.993, %arg.channels
  %.997 = add nsw i64 %.884.0, 1
  %.999 = mul nsw i64 %.997, %arg.step
  %.1001 = mul nsw i64 %.999, %arg.channels
  store i64 0, ptr %.1014, align 8
  %.1020 = call i32 @loop.10(ptr nonnull %.1014, ptr nonnull %excinfo.2, i64 %.1001, i64 %arg.line.5.0)
  %.1030 = load i64, ptr %.1014, align 8
  switch i32 %.1020, label %B534.if [
    i32 -2, label %B534.endif
    i32 0, label %B534.endif
  ], !prof !2

B534.if:                                          ; preds = %B532.if
  %.1028 = icmp sgt i32 %.1020, 0
  %.1021 = load ptr, ptr %excinfo.2, align 8
  %.1029 = select i1 %.1028, ptr %.1021, ptr undef
  store ptr %.1029, ptr %excinfo, align 8
  br label %common.ret

B534.endif:                                       ; preds = %B532.if, %B532.if
  %.1048 = mul nsw i64 %count.2.1, %arg.channels
  %.1053 = sub nsw i64 %.239, %.202
  %.1056 = sub nsw i64 %.1030, %.995
  %.1057 = mul nsw i64 %.1053, %.1056
  %.1058.not = icmp eq i64 %.1048, %.1057
  br i1 %.1058.not, label %B708, label %B660

B660.else:                                        ; preds = %B660
  %.1081 = icmp ne i64 %.1066, -9223372036854775808
  %.1082 = icmp ne i64 %arg.channels, -1
  %.1083.not = or i1 %.1081, %.1082
  br i1 %.1083.not, label %B660.else.if, label %B660.endif, !prof !3

B660.endif:                                       ; preds = %B660.else, %B660.else.if, %B660
  %quot.1.0 = phi i64 [ %arg.channels, %B660 ], [ %.1075.1, %B660.else.if ], [ 0, %B660.else ]
  %.1112 = icmp eq i64 %quot.1.0, 0
  br i1 %.1112, label %B708, label %B660.endif.else.if, !prof !0

B660.else.if:                                     ; preds = %B660.else
  %.1086 = sdiv i64 %.1066, %arg.channels
  %.1087 = srem i64 %.1066, %arg.channels
  %.1088 = xor i64 %arg.channels, %.1087
  %.1089 = icmp slt i64 %.1088, 0
  %.1090 = icmp ne i64 %.1087, 0
  %.1091 = and i1 %.1090, %.1089
  %.1096 = sext i1 %.1091 to i64
  %.1075.1 = add i64 %.1086, %.1096
  br label %B660.endif

B660.endif.else.if:                               ; preds = %B660.endif
  %.1128 = sdiv i64 16777216, %quot.1.0
  %.1129 = srem i64 16777216, %quot.1.0
  %.1131 = icmp slt i64 %quot.1.0, 0
  %.1132 = icmp ne i64 %.1129, 0
  %.1133 = and i1 %.1132, %.1131
  %.1138 = sext i1 %.1133 to i64
  %.1117.1 = add nsw i64 %.1128, %.1138
  br label %B708

B738.if:                                          ; preds = %B738
  %.1242 = add nsw i64 %.1180.0, -1
  %.1246 = add i64 %.1177.0, 1
  %.1282.1 = ashr i64 %count.3.2, 1
  %.1317 = add nsw i64 %.995, %.1177.0
  %.1328 = icmp slt i64 %.1317, %.1030
  br i1 %.1328, label %B774, label %B818
}

define void @reduce.0(ptr %slots) {
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
  %at5 = getelementptr i8, ptr %slots, i64 40
  %slot5 = load i64, ptr %at5, align 8
  %data3 = inttoptr i64 %slot5 to ptr
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %data4 = inttoptr i64 %slot7 to ptr
  %at8 = getelementptr i8, ptr %slots, i64 64
  %slot8 = load i64, ptr %at8, align 8
  %at9 = getelementptr i8, ptr %slots, i64 72
  %slot9 = load i64, ptr %at9, align 8
  %status = call i32 @loop.13(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 1, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, i64 %slot3, i64 %slot4, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot6, i64 0, ptr null, ptr null, i64 0, i64 1, ptr %data4, i64 %slot8, i64 %slot9, i64 0, i64 0)
  ret void
}

define internal i32 @loop.14(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, i64 %arg.step, i64 %arg.channels, ptr %arg.line.0, ptr %arg.line.1, i64 %arg.line.2, i64 %arg.line.3, ptr %arg.line.4, i64 %arg.line.5.0, i64 %arg.line.6.0, ptr %arg.small.0, ptr %arg.small.1, i64 %arg.small.2, i64 %arg.small.3, ptr %arg.small.4, i64 %arg.small.5.0, i64 %arg.small.5.1, i64 %arg.small.6.0, i64 %arg.small.6.1) {
entry:
  %.223 = alloca i64, align 8
  store i64 0, ptr %.223, align 8
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.1014 = alloca i64, align 8
  store i64 0, ptr %.1014, align 8
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %0 = shl i64 %arg.pixels.3, 3
  %.60 = add i64 %0, 4294967288
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.small.5.0, i64 0)
  br label %B118

B118:                                             ; preds = %B532, %entry
  %.100.0 = phi i64 [ 0, %entry ], [ %.100.1, %B532 ]
  %.103.0 = phi i64 [ %storemerge, %entry ], [ %.103.1, %B532 ]
  %.159 = icmp sgt i64 %.103.0, 0
  %.168 = add nsw i64 %.103.0, -1
  %.172 = add i64 %.100.0, 1
  %.100.1 = select i1 %.159, i64 %.172, i64 %.100.0
  %.103.1 = select i1 %.159, i64 %.168, i64 %.103.0
  %.149.sroa.0.0 = select i1 %.159, i64 %.100.0, i64 0
  br i1 %.159, label %B122, label %B910

B122:                                             ; preds = %B118
  %.202 = mul nsw i64 %.149.sroa.0.0, %arg.step
  %.205486 = add i64 %.149.sroa.0.0, 1
  %.207 = mul i64 %.205486, %arg.step
  store i64 0, ptr %.223, align 8
  %.229 = call i32 @loop.10(ptr nonnull %.223, ptr nonnull %excinfo.1, i64 %.207, i64 %arg.pixels.5.0)
  %.239 = load i64, ptr %.223, align 8
  switch i32 %.229, label %B122.if [
    i32 -2, label %B122.endif
    i32 0, label %B122.endif
  ], !prof !2

B252:                                             ; preds = %B122.endif, %B252.if
  %.288.0 = phi i64 [ 0, %B122.endif ], [ %.357, %B252.if ]
  %.291.0 = phi i64 [ %storemerge487, %B122.endif ], [ %.353, %B252.if ]
  %.344 = icmp sgt i64 %.291.0, 0
  br i1 %.344, label %B252.if, label %B278

B278:                                             ; preds = %B252
  %.455 = sub i64 %.239, %.202
  %storemerge488 = call i64 @llvm.smax.i64(i64 %.455, i64 0)
  br label %B310

B310:                                             ; preds = %B366, %B278
  %.442.0 = phi i64 [ %.202, %B278 ], [ %.511, %B366 ]
  %.445.0 = phi i64 [ %storemerge488, %B278 ], [ %.507, %B366 ]
  %.498 = icmp sgt i64 %.445.0, 0
  br i1 %.498, label %B310.if, label %B464

B366:                                             ; preds = %B310.if, %B366.if
  %.572.0 = phi i64 [ 0, %B310.if ], [ %.641, %B366.if ]
  %.575.0 = phi i64 [ %storemerge491, %B310.if ], [ %.637, %B366.if ]
  %.628 = icmp sgt i64 %.575.0, 0
  br i1 %.628, label %B366.if, label %B310

B464:                                             ; preds = %B310
  %.823 = icmp eq i64 %arg.channels, 0
  br i1 %.823, label %B464.endif, label %B464.else, !prof !0

B532:                                             ; preds = %B738, %B464.endif
  %.884.0 = phi i64 [ 0, %B464.endif ], [ %.953, %B738 ]
  %.887.0 = phi i64 [ %storemerge489, %B464.endif ], [ %.949, %B738 ]
  %count.2.1 = phi i64 [ 0, %B464.endif ], [ %count.3.2, %B738 ]
  %share.3.1 = phi i64 [ 0, %B464.endif ], [ %share.2.2, %B738 ]
  %.940 = icmp sgt i64 %.887.0, 0
  br i1 %.940, label %B532.if, label %B118

B660:                                             ; preds = %B534.endif
  %.1062 = sub nsw i64 %.239, %.202
  %.1065 = sub nsw i64 %.1030, %.995
  %.1066 = mul nsw i64 %.1062, %.1065
  %.1070 = icmp eq i64 %arg.channels, 0
  br i1 %.1070, label %B660.endif, label %B660.else, !prof !0

B708:                                             ; preds = %B660.endif.else.if, %B660.endif, %B534.endif
  %count.3.2 = phi i64 [ %count.2.1, %B534.endif ], [ %quot.1.0, %B660.endif ], [ %quot.1.0, %B660.endif.else.if ]
  %share.2.2 = phi i64 [ %share.3.1, %B534.endif ], [ %quot.1.0, %B660.endif ], [ %.1117.1, %B660.endif.else.if ]
  %storemerge490 = call i64 @llvm.smax.i64(i64 %arg.channels, i64 0)
  br label %B738

B738:                                             ; preds = %B708, %B818
  %.1177.0 = phi i64 [ 0, %B708 ], [ %.1246, %B818 ]
  %.1180.0 = phi i64 [ %storemerge490, %B708 ], [ %.1242, %B818 ]
  %.1233 = icmp sgt i64 %.1180.0, 0
  br i1 %.1233, label %B738.if, label %B532

B774:                                             ; preds = %B738.if, %B774
  %at.2.3 = phi i64 [ %.1317, %B738.if ], [ %.1370, %B774 ]
  %total.2.3 = phi i64 [ %.1282.1, %B738.if ], [ %.1363, %B774 ]
  %.1344 = icmp slt i64 %at.2.3, 0
  %.1345 = select i1 %.1344, i64 %arg.line.5.0, i64 0
  %1 = getelementptr i32, ptr %arg.line.4, i64 %at.2.3
  %.1359 = getelementptr i32, ptr %1, i64 %.1345
  %.1360 = load i32, ptr %.1359, align 4
  %.1362 = zext i32 %.1360 to i64
  %.1363 = add nsw i64 %total.2.3, %.1362
  %.1370 = add nsw i64 %at.2.3, %arg.channels
  %.1374 = icmp slt i64 %.1370, %.1030
  br i1 %.1374, label %B774, label %B818

B818:                                             ; preds = %B738.if, %B774
  %total.3.4 = phi i64 [ %.1363, %B774 ], [ %.1282.1, %B738.if ]
  %.1382 = mul nsw i64 %total.3.4, %share.2.2
  %.1385 = lshr i64 %.1382, 24
  %.1386 = trunc i64 %.1385 to i8
  %.1389 = mul nsw i64 %.884.0, %arg.channels
  %.1391 = add nsw i64 %.1389, %.1177.0
  %.1417 = icmp slt i64 %.149.sroa.0.0, 0
  %.1418 = select i1 %.1417, i64 %arg.small.5.0, i64 0
  %.1419 = add i64 %.149.sroa.0.0, %.1418
  %.1420 = icmp slt i64 %.1391, 0
  %.1421 = select i1 %.1420, i64 %arg.small.5.1, i64 0
  %.1439 = mul i64 %.1419, %arg.small.5.1
  %2 = getelementptr i8, ptr %arg.small.4, i64 %.1439
  %3 = getelementptr i8, ptr %2, i64 %.1391
  %.1443 = getelementptr i8, ptr %3, i64 %.1421
  store i8 %.1386, ptr %.1443, align 1
  br label %B738

common.ret:                                       ; preds = %B534.if, %B122.if, %B910
  %common.ret.op = phi i32 [ 0, %B910 ], [ %.229, %B122.if ], [ %.1020, %B534.if ]
  ret i32 %common.ret.op

B910:                                             ; preds = %B118
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B122.if:                                          ; preds = %B122
  %.237 = icmp sgt i32 %.229, 0
  %.230 = load ptr, ptr %excinfo.1, align 8
  %.238 = select i1 %.237, ptr %.230, ptr undef
  store ptr %.238, ptr %excinfo, align 8
  br label %common.ret

B122.endif:                                       ; preds = %B122, %B122
  %storemerge487 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B252

B252.if:                                          ; preds = %B252
  %.353 = add nsw i64 %.291.0, -1
  %.357 = add i64 %.288.0, 1
  %.395 = icmp slt i64 %.288.0, 0
  %.396 = select i1 %.395, i64 %arg.line.5.0, i64 0
  %4 = getelementptr i32, ptr %arg.line.4, i64 %.288.0
  %.410 = getelementptr i32, ptr %4, i64 %.396
  store i32 0, ptr %.410, align 4
  br label %B252

B310.if:                                          ; preds = %B310
  %.507 = add nsw i64 %.445.0, -1
  %.511 = add i64 %.442.0, 1
  %storemerge491 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B366

B366.if:                                          ; preds = %B366
  %.637 = add nsw i64 %.575.0, -1
  %.641 = add i64 %.572.0, 1
  %.679 = icmp slt i64 %.572.0, 0
  %.680 = select i1 %.679, i64 %arg.line.5.0, i64 0
  %5 = getelementptr i32, ptr %arg.line.4, i64 %.572.0
  %.694 = getelementptr i32, ptr %5, i64 %.680
  %.695 = load i32, ptr %.694, align 4
  %.719 = icmp slt i64 %.442.0, 0
  %.720 = select i1 %.719, i64 %arg.pixels.5.0, i64 0
  %.721 = add i64 %.442.0, %.720
  %.722 = icmp slt i64 %.572.0, 0
  %.723 = select i1 %.722, i64 %arg.pixels.5.1, i64 0
  %.741 = mul i64 %.721, %arg.pixels.5.1
  %6 = getelementptr i16, ptr %arg.pixels.4, i64 %.741
  %7 = getelementptr i16, ptr %6, i64 %.572.0
  %.745 = getelementptr i16, ptr %7, i64 %.723
  %.746 = load i16, ptr %.745, align 2
  %.749 = and i64 %.60, 4294967288
  %.750 = zext i16 %.746 to i64
  %.751 = lshr i64 %.750, %.749
  %.767 = icmp slt i64 %.572.0, 0
  %.768 = select i1 %.767, i64 %arg.line.5.0, i64 0
  %8 = getelementptr i32, ptr %arg.line.4, i64 %.572.0
  %.782 = getelementptr i32, ptr %8, i64 %.768
  %9 = trunc nuw nsw i64 %.751 to i32
  %.783 = add i32 %.695, %9
  store i32 %.783, ptr %.782, align 4
  br label %B366

B464.else:                                        ; preds = %B464
  %.834 = icmp ne i64 %arg.small.5.1, -9223372036854775808
  %.835 = icmp ne i64 %arg.channels, -1
  %.836.not = or i1 %.834, %.835
  br i1 %.836.not, label %B464.else.if, label %B464.endif, !prof !3

B464.endif:                                       ; preds = %B464.else, %B464.else.if, %B464
  %quot.0 = phi i64 [ %arg.channels, %B464 ], [ %.828.1, %B464.else.if ], [ 0, %B464.else ]
  %storemerge489 = call i64 @llvm.smax.i64(i64 %quot.0, i64 0)
  br label %B532

B464.else.if:                                     ; preds = %B464.else
  %.839 = sdiv i64 %arg.small.5.1, %arg.channels
  %.840 = srem i64 %arg.small.5.1, %arg.channels
  %.841 = xor i64 %arg.channels, %.840
  %.842 = icmp slt i64 %.841, 0
  %.843 = icmp ne i64 %.840, 0
  %.844 = and i1 %.843, %.842
  %.849 = sext i1 %.844 to i64
  %.828.1 = add i64 %.839, %.849
  br label %B464.endif

B532.if:                                          ; preds = %B532
  %.949 = add nsw i64 %.887.0, -1
  %.953 = add i64 %.884.0, 1
  %.993 = mul nsw i64 %.884.0, %arg.step
  %.995 = mul nsw i64 %.993, %arg.channels
  %.997 = add nsw i64 %.884.0, 1
  %.999 = mul nsw i64 %.997, %arg.step
  %.1001 = mul nsw i64 %.999, %arg.channels
  store i64 0, ptr %.1014, align 8
  %.1020 = call i32 @loop.10(ptr nonnull %.1014, ptr nonnull %excinfo.2, i64 %.1001, i64 %arg.line.5.0)
  %.1030 = load i64, ptr %.1014, align 8
  switch i32 %.1020, label %B534.if [
    i32 -2, label %B534.endif
    i32 0, label %B534.endif
  ], !prof !2

B534.if:                                          ; preds = %B532.if
  %.1028 = icmp sgt i32 %.1020, 0
  %.1021 = load ptr, ptr %excinfo.2, align 8
  %.1029 = select i1 %.1028, ptr %.1021, ptr undef
  store ptr %.1029, ptr %excinfo, align 8
  br label %common.ret

B534.endif:                                       ; preds = %B532.if, %B532.if
  %.1048 = mul nsw i64 %count.2.1, %arg.channels
  %.1053 = sub nsw i64 %.239, %.202
  %.1056 = sub nsw i64 %.1030, %.995
  %.1057 = mul nsw i64 %.1053, %.1056
  %.1058.not = icmp eq i64 %.1048, %.1057
  br i1 %.1058.not, label %B708, label %B660

B660.else:                                        ; preds = %B660
  %.1081 = icmp ne i64 %.1066, -9223372036854775808
  %.1082 = icmp ne i64 %arg.channels, -1
  %.1083.not = or i1 %.1081, %.1082
  br i1 %.1083.not, label %B660.else.if, label %B660.endif, !prof !3

B660.endif:                                       ; preds = %B660.else, %B660.else.if, %B660
  %quot.1.0 = phi i64 [ %arg.channels, %B660 ], [ %.1075.1, %B660.else.if ], [ 0, %B660.else ]
  %.1112 = icmp eq i64 %quot.1.0, 0
  br i1 %.1112, label %B708, label %B660.endif.else.if, !prof !0

B660.else.if:                                     ; preds = %B660.else
  %.1086 = sdiv i64 %.1066, %arg.channels
  %.1087 = srem i64 %.1066, %arg.channels
  %.1088 = xor i64 %arg.channels, %.1087
  %.1089 = icmp slt i64 %.1088, 0
  %.1090 = icmp ne i64 %.1087, 0
  %.1091 = and i1 %.1090, %.1089
  %.1096 = sext i1 %.1091 to i64
  %.1075.1 = add i64 %.1086, %.1096
  br label %B660.endif

B660.endif.else.if:                               ; preds = %B660.endif
  %.1128 = sdiv i64 16777216, %quot.1.0
  %.1129 = srem i64 16777216, %quot.1.0
  %.1131 = icmp slt i64 %quot.1.0, 0
  %.1132 = icmp ne i64 %.1129, 0
  %.1133 = and i1 %.1132, %.1131
  %.1138 = sext i1 %.1133 to i64
  %.1117.1 = add nsw i64 %.1128, %.1138
  br label %B708

B738.if:                                          ; preds = %B738
  %.1242 = add nsw i64 %.1180.0, -1
  %.1246 = add i64 %.1177.0, 1
  %.1282.1 = ashr i64 %count.3.2, 1
  %.1317 = add nsw i64 %.995, %.1177.0
  %.1328 = icmp slt i64 %.1317, %.1030
  br i1 %.1328, label %B774, label %B818
}

define void @reduce.1(ptr %slots) {
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
  %at5 = getelementptr i8, ptr %slots, i64 40
  %slot5 = load i64, ptr %at5, align 8
  %data3 = inttoptr i64 %slot5 to ptr
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %data4 = inttoptr i64 %slot7 to ptr
  %at8 = getelementptr i8, ptr %slots, i64 64
  %slot8 = load i64, ptr %at8, align 8
  %at9 = getelementptr i8, ptr %slots, i64 72
  %slot9 = load i64, ptr %at9, align 8
  %status = call i32 @loop.14(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 2, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, i64 %slot3, i64 %slot4, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot6, i64 0, ptr null, ptr null, i64 0, i64 1, ptr %data4, i64 %slot8, i64 %slot9, i64 0, i64 0)
  ret void
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smin.i64(i64, i64)

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smax.i64(i64, i64)


!0 = !{!"branch_weights", i32 1, i32 99}
!1 = !{i1 true}
!2 = !{!"branch_weights", i32 1, i32 49, i32 49}
!3 = !{!"branch_weights", i32 99, i32 1}
