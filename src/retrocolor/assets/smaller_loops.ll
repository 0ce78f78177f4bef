; Made by tools/compile_loops.py with numba: do not edit.
; from retrocolor.imaging.smaller_loops 011060be4e6312c449f90868893ca663c291d16d51f130f8799cb979b6da5d0b
; loop lower.0
; loop lower.1
; loop reduce.0

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
  %.736 = alloca i64, align 8
  store i64 0, ptr %.736, align 8
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.768 = alloca i64, align 8
  store i64 0, ptr %.768, align 8
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %.800 = alloca i64, align 8
  store i64 0, ptr %.800, align 8
  %excinfo.6 = alloca ptr, align 8
  store ptr null, ptr %excinfo.6, align 8
  %.147 = icmp sgt i64 %arg.pixels.5.0, 0
  %.150 = icmp eq i64 %arg.part, 0
  br i1 %.150, label %B0.if, label %B0.endif, !prof !0

B92:                                              ; preds = %B216, %B0.endif.endif
  %.133.0 = phi i64 [ %arg.start, %B0.endif.endif ], [ %.133.1, %B216 ]
  %.136.0 = phi i64 [ %storemerge, %B0.endif.endif ], [ %.136.1, %B216 ]
  %.192 = icmp sgt i64 %.136.0, 0
  %.201 = add nsw i64 %.136.0, -1
  %.205 = add i64 %.133.0, %arg.part
  %.133.1 = select i1 %.192, i64 %.205, i64 %.133.0
  %.136.1 = select i1 %.192, i64 %.201, i64 %.136.0
  %.182.sroa.0.0 = select i1 %.192, i64 %.133.0, i64 0
  br i1 %.192, label %B96, label %B1322

B96:                                              ; preds = %B92
  %.235 = add nsw i64 %.182.sroa.0.0, %arg.part
  %.250 = add nsw i64 %arg.start, %arg.pixels.5.0
  store i64 0, ptr %.253, align 8
  %.259 = call i32 @loop.7(ptr nonnull %.253, ptr nonnull %excinfo.1, i64 %.235, i64 %.250)
  %.269 = load i64, ptr %.253, align 8
  switch i32 %.259, label %B96.if [
    i32 -2, label %B96.endif
    i32 0, label %B96.endif
  ], !prof !1

B216:                                             ; preds = %B96.endif, %B1323
  %.318.0 = phi i64 [ 0, %B96.endif ], [ %.388, %B1323 ]
  %.321.0 = phi i64 [ %storemerge698, %B96.endif ], [ %.384, %B1323 ]
  %.375 = icmp sgt i64 %.321.0, 0
  br i1 %.375, label %B218.if, label %B92

B330:                                             ; preds = %B220.endif.endif
  %storemerge699 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B382

B382:                                             ; preds = %B330, %B382.if
  %.588.0 = phi i64 [ 0, %B330 ], [ %.657, %B382.if ]
  %.591.0 = phi i64 [ %storemerge699, %B330 ], [ %.653, %B382.if ]
  %.644 = icmp sgt i64 %.591.0, 0
  br i1 %.644, label %B382.if, label %B408

B408:                                             ; preds = %B382
  %.723 = icmp slt i64 %.466, %.528
  br i1 %.723, label %B422, label %B1208

B422:                                             ; preds = %B1184, %B408
  %here.2.3 = phi i64 [ %.466, %B408 ], [ %.1677, %B1184 ]
  %.731 = add nsw i64 %here.2.3, 1
  %.733 = add nsw i64 %.269, -1
  store i64 0, ptr %.736, align 8
  %.742 = call i32 @loop.7(ptr nonnull %.736, ptr nonnull %excinfo.4, i64 %.731, i64 %.733)
  %.752 = load i64, ptr %.736, align 8
  switch i32 %.742, label %B422.if [
    i32 -2, label %B422.endif
    i32 0, label %B422.endif
  ], !prof !1

B620:                                             ; preds = %B422.endif.endif.endif
  %.953 = icmp slt i64 %.318.0, 0
  %.954 = select i1 %.953, i64 %arg.first.5.0, i64 0
  %0 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.968 = getelementptr i64, ptr %0, i64 %.954
  %.969 = load i64, ptr %.968, align 8
  %.971 = sub nsw i64 %.752, %.969
  %.995 = icmp slt i64 %.318.0, 0
  %.996 = select i1 %.995, i64 %arg.weights.5.0, i64 0
  %.997 = add i64 %.318.0, %.996
  %.998 = icmp slt i64 %.971, 0
  %.999 = select i1 %.998, i64 %arg.weights.5.1, i64 0
  %.1017 = mul i64 %.997, %arg.weights.5.1
  %1 = getelementptr float, ptr %arg.weights.4, i64 %.1017
  %2 = getelementptr float, ptr %1, i64 %.971
  %.1021 = getelementptr float, ptr %2, i64 %.999
  %.1022 = load float, ptr %.1021, align 4
  br label %B670

B670:                                             ; preds = %B422.endif.endif.endif, %B620
  %"$phi670.2.2.5" = phi float [ %.1022, %B620 ], [ 0.000000e+00, %B422.endif.endif.endif ]
  %.1037 = add nsw i64 %here.2.3, 2
  %.1039 = icmp slt i64 %.1037, %.528
  br i1 %.1039, label %B690, label %B740

B690:                                             ; preds = %B670
  %.1055 = icmp slt i64 %.318.0, 0
  %.1056 = select i1 %.1055, i64 %arg.first.5.0, i64 0
  %3 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.1070 = getelementptr i64, ptr %3, i64 %.1056
  %.1071 = load i64, ptr %.1070, align 8
  %.1073 = sub nsw i64 %.784, %.1071
  %.1097 = icmp slt i64 %.318.0, 0
  %.1098 = select i1 %.1097, i64 %arg.weights.5.0, i64 0
  %.1099 = add i64 %.318.0, %.1098
  %.1100 = icmp slt i64 %.1073, 0
  %.1101 = select i1 %.1100, i64 %arg.weights.5.1, i64 0
  %.1119 = mul i64 %.1099, %arg.weights.5.1
  %4 = getelementptr float, ptr %arg.weights.4, i64 %.1119
  %5 = getelementptr float, ptr %4, i64 %.1073
  %.1123 = getelementptr float, ptr %5, i64 %.1101
  %.1124 = load float, ptr %.1123, align 4
  br label %B740

B740:                                             ; preds = %B670, %B690
  %"$phi740.2.2.5" = phi float [ %.1124, %B690 ], [ 0.000000e+00, %B670 ]
  %.1139 = add nsw i64 %here.2.3, 3
  %.1141 = icmp slt i64 %.1139, %.528
  br i1 %.1141, label %B760, label %B810

B760:                                             ; preds = %B740
  %.1157 = icmp slt i64 %.318.0, 0
  %.1158 = select i1 %.1157, i64 %arg.first.5.0, i64 0
  %6 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.1172 = getelementptr i64, ptr %6, i64 %.1158
  %.1173 = load i64, ptr %.1172, align 8
  %.1175 = sub nsw i64 %.816, %.1173
  %.1199 = icmp slt i64 %.318.0, 0
  %.1200 = select i1 %.1199, i64 %arg.weights.5.0, i64 0
  %.1201 = add i64 %.318.0, %.1200
  %.1202 = icmp slt i64 %.1175, 0
  %.1203 = select i1 %.1202, i64 %arg.weights.5.1, i64 0
  %.1221 = mul i64 %.1201, %arg.weights.5.1
  %7 = getelementptr float, ptr %arg.weights.4, i64 %.1221
  %8 = getelementptr float, ptr %7, i64 %.1175
  %.1225 = getelementptr float, ptr %8, i64 %.1203
  %.1226 = load float, ptr %.1225, align 4
  br label %B810

B810:                                             ; preds = %B740, %B760
  %"$phi810.2.2.5" = phi float [ %.1226, %B760 ], [ 0.000000e+00, %B740 ]
  %storemerge700 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B864

B864:                                             ; preds = %B810, %B864.if
  %.1273.0 = phi i64 [ 0, %B810 ], [ %.1342, %B864.if ]
  %.1276.0 = phi i64 [ %storemerge700, %B810 ], [ %.1338, %B864.if ]
  %.1329 = icmp sgt i64 %.1276.0, 0
  br i1 %.1329, label %B864.if, label %B1184

B1184:                                            ; preds = %B864
  %.1677 = add nsw i64 %here.2.3, 4
  %.1681 = icmp slt i64 %.1677, %.528
  br i1 %.1681, label %B422, label %B1208

B1208:                                            ; preds = %B1184, %B408
  %storemerge701 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B1260

B1260:                                            ; preds = %B1208, %B1260.if
  %.1725.0 = phi i64 [ 0, %B1208 ], [ %.1794, %B1260.if ]
  %.1728.0 = phi i64 [ %storemerge701, %B1208 ], [ %.1790, %B1260.if ]
  %.1781 = icmp sgt i64 %.1728.0, 0
  br i1 %.1781, label %B1260.if, label %B1323

common.ret:                                       ; preds = %B422.endif.endif.if, %B422.endif.if, %B422.if, %B220.endif.if, %B220.if, %B96.if, %B0.if, %B1322
  %common.ret.op = phi i32 [ 0, %B1322 ], [ 1, %B0.if ], [ %.259, %B96.if ], [ %.456, %B220.if ], [ %.518, %B220.endif.if ], [ %.742, %B422.if ], [ %.774, %B422.endif.if ], [ %.806, %B422.endif.endif.if ]
  ret i32 %common.ret.op

B1322:                                            ; preds = %B92
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B1323:                                            ; preds = %B1260, %B220.endif.endif
  br label %B216

B0.if:                                            ; preds = %entry
  store ptr @.const.picklebuf.ca8efb3a72d614fe872032cce3ac326007a30727, ptr %excinfo, align 8, !numba_exception_output !2
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

B96.if:                                           ; preds = %B96
  %.267 = icmp sgt i32 %.259, 0
  %.260 = load ptr, ptr %excinfo.1, align 8
  %.268 = select i1 %.267, ptr %.260, ptr undef
  store ptr %.268, ptr %excinfo, align 8
  br label %common.ret

B96.endif:                                        ; preds = %B96, %B96
  %storemerge698 = call i64 @llvm.smax.i64(i64 %arg.total.5.0, i64 0)
  br label %B216

B218.if:                                          ; preds = %B216
  %.384 = add nsw i64 %.321.0, -1
  %.388 = add i64 %.318.0, 1
  %.430 = icmp slt i64 %.318.0, 0
  %.431 = select i1 %.430, i64 %arg.first.5.0, i64 0
  %9 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.445 = getelementptr i64, ptr %9, i64 %.431
  %.446 = load i64, ptr %.445, align 8
  store i64 0, ptr %.450, align 8
  %.456 = call i32 @loop.8(ptr nonnull %.450, ptr nonnull %excinfo.2, i64 %.446, i64 %.182.sroa.0.0)
  %.466 = load i64, ptr %.450, align 8
  switch i32 %.456, label %B220.if [
    i32 -2, label %B220.endif
    i32 0, label %B220.endif
  ], !prof !1

B220.if:                                          ; preds = %B218.if
  %.464 = icmp sgt i32 %.456, 0
  %.457 = load ptr, ptr %excinfo.2, align 8
  %.465 = select i1 %.464, ptr %.457, ptr undef
  store ptr %.465, ptr %excinfo, align 8
  br label %common.ret

B220.endif:                                       ; preds = %B218.if, %B218.if
  %.490 = icmp slt i64 %.318.0, 0
  %.491 = select i1 %.490, i64 %arg.first.5.0, i64 0
  %10 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.505 = getelementptr i64, ptr %10, i64 %.491
  %.506 = load i64, ptr %.505, align 8
  %.508 = add nsw i64 %.506, %arg.weights.5.1
  store i64 0, ptr %.512, align 8
  %.518 = call i32 @loop.7(ptr nonnull %.512, ptr nonnull %excinfo.3, i64 %.508, i64 %.269)
  %.528 = load i64, ptr %.512, align 8
  switch i32 %.518, label %B220.endif.if [
    i32 -2, label %B220.endif.endif
    i32 0, label %B220.endif.endif
  ], !prof !1

B220.endif.if:                                    ; preds = %B220.endif
  %.526 = icmp sgt i32 %.518, 0
  %.519 = load ptr, ptr %excinfo.3, align 8
  %.527 = select i1 %.526, ptr %.519, ptr undef
  store ptr %.527, ptr %excinfo, align 8
  br label %common.ret

B220.endif.endif:                                 ; preds = %B220.endif, %B220.endif
  %.546.not = icmp slt i64 %.466, %.528
  br i1 %.546.not, label %B330, label %B1323

B382.if:                                          ; preds = %B382
  %.653 = add nsw i64 %.591.0, -1
  %.657 = add i64 %.588.0, 1
  %.695 = icmp slt i64 %.588.0, 0
  %.696 = select i1 %.695, i64 %arg.line.5.0, i64 0
  %11 = getelementptr float, ptr %arg.line.4, i64 %.588.0
  %.710 = getelementptr float, ptr %11, i64 %.696
  store float 0.000000e+00, ptr %.710, align 4
  br label %B382

B422.if:                                          ; preds = %B422
  %.750 = icmp sgt i32 %.742, 0
  %.743 = load ptr, ptr %excinfo.4, align 8
  %.751 = select i1 %.750, ptr %.743, ptr undef
  store ptr %.751, ptr %excinfo, align 8
  br label %common.ret

B422.endif:                                       ; preds = %B422, %B422
  %.763 = add nsw i64 %here.2.3, 2
  %.765 = add nsw i64 %.269, -1
  store i64 0, ptr %.768, align 8
  %.774 = call i32 @loop.7(ptr nonnull %.768, ptr nonnull %excinfo.5, i64 %.763, i64 %.765)
  %.784 = load i64, ptr %.768, align 8
  switch i32 %.774, label %B422.endif.if [
    i32 -2, label %B422.endif.endif
    i32 0, label %B422.endif.endif
  ], !prof !1

B422.endif.if:                                    ; preds = %B422.endif
  %.782 = icmp sgt i32 %.774, 0
  %.775 = load ptr, ptr %excinfo.5, align 8
  %.783 = select i1 %.782, ptr %.775, ptr undef
  store ptr %.783, ptr %excinfo, align 8
  br label %common.ret

B422.endif.endif:                                 ; preds = %B422.endif, %B422.endif
  %.795 = add nsw i64 %here.2.3, 3
  %.797 = add nsw i64 %.269, -1
  store i64 0, ptr %.800, align 8
  %.806 = call i32 @loop.7(ptr nonnull %.800, ptr nonnull %excinfo.6, i64 %.795, i64 %.797)
  %.816 = load i64, ptr %.800, align 8
  switch i32 %.806, label %B422.endif.endif.if [
    i32 -2, label %B422.endif.endif.endif
    i32 0, label %B422.endif.endif.endif
  ], !prof !1

B422.endif.endif.if:                              ; preds = %B422.endif.endif
  %.814 = icmp sgt i32 %.806, 0
  %.807 = load ptr, ptr %excinfo.6, align 8
  %.815 = select i1 %.814, ptr %.807, ptr undef
  store ptr %.815, ptr %excinfo, align 8
  br label %common.ret

B422.endif.endif.endif:                           ; preds = %B422.endif.endif, %B422.endif.endif
  %.861 = icmp slt i64 %.318.0, 0
  %.862 = select i1 %.861, i64 %arg.first.5.0, i64 0
  %12 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.876 = getelementptr i64, ptr %12, i64 %.862
  %.877 = load i64, ptr %.876, align 8
  %.879 = sub nsw i64 %here.2.3, %.877
  %.903 = icmp slt i64 %.318.0, 0
  %.904 = select i1 %.903, i64 %arg.weights.5.0, i64 0
  %.905 = add i64 %.318.0, %.904
  %.906 = icmp slt i64 %.879, 0
  %.907 = select i1 %.906, i64 %arg.weights.5.1, i64 0
  %.925 = mul i64 %.905, %arg.weights.5.1
  %13 = getelementptr float, ptr %arg.weights.4, i64 %.925
  %14 = getelementptr float, ptr %13, i64 %.879
  %.929 = getelementptr float, ptr %14, i64 %.907
  %.930 = load float, ptr %.929, align 4
  %.935 = add nsw i64 %here.2.3, 1
  %.937 = icmp slt i64 %.935, %.528
  br i1 %.937, label %B620, label %B670

B864.if:                                          ; preds = %B864
  %.1338 = add nsw i64 %.1276.0, -1
  %.1342 = add i64 %.1273.0, 1
  %.1380 = icmp slt i64 %.1273.0, 0
  %.1381 = select i1 %.1380, i64 %arg.line.5.0, i64 0
  %15 = getelementptr float, ptr %arg.line.4, i64 %.1273.0
  %.1395 = getelementptr float, ptr %15, i64 %.1381
  %.1396 = load float, ptr %.1395, align 4
  %.1399 = sub nsw i64 %here.2.3, %arg.start
  %.1422 = icmp slt i64 %.1399, 0
  %.1423 = select i1 %.1422, i64 %arg.pixels.5.0, i64 0
  %.1424 = add i64 %.1399, %.1423
  %.1425 = icmp slt i64 %.1273.0, 0
  %.1426 = select i1 %.1425, i64 %arg.pixels.5.1, i64 0
  %.1444 = mul i64 %.1424, %arg.pixels.5.1
  %16 = getelementptr i8, ptr %arg.pixels.4, i64 %.1444
  %17 = getelementptr i8, ptr %16, i64 %.1273.0
  %.1448 = getelementptr i8, ptr %17, i64 %.1426
  %.1449 = load i8, ptr %.1448, align 1
  %.1450 = uitofp i8 %.1449 to float
  %.1452 = fmul contract float %.930, %.1450
  %.1453 = fadd contract float %.1396, %.1452
  %.1456 = sub nsw i64 %.752, %arg.start
  %.1479 = icmp slt i64 %.1456, 0
  %.1480 = select i1 %.1479, i64 %arg.pixels.5.0, i64 0
  %.1481 = add i64 %.1456, %.1480
  %.1482 = icmp slt i64 %.1273.0, 0
  %.1483 = select i1 %.1482, i64 %arg.pixels.5.1, i64 0
  %.1501 = mul i64 %.1481, %arg.pixels.5.1
  %18 = getelementptr i8, ptr %arg.pixels.4, i64 %.1501
  %19 = getelementptr i8, ptr %18, i64 %.1273.0
  %.1505 = getelementptr i8, ptr %19, i64 %.1483
  %.1506 = load i8, ptr %.1505, align 1
  %.1507 = uitofp i8 %.1506 to float
  %.1509 = fmul contract float %"$phi670.2.2.5", %.1507
  %.1510 = fadd contract float %.1453, %.1509
  %.1513 = sub nsw i64 %.784, %arg.start
  %.1536 = icmp slt i64 %.1513, 0
  %.1537 = select i1 %.1536, i64 %arg.pixels.5.0, i64 0
  %.1538 = add i64 %.1513, %.1537
  %.1539 = icmp slt i64 %.1273.0, 0
  %.1540 = select i1 %.1539, i64 %arg.pixels.5.1, i64 0
  %.1558 = mul i64 %.1538, %arg.pixels.5.1
  %20 = getelementptr i8, ptr %arg.pixels.4, i64 %.1558
  %21 = getelementptr i8, ptr %20, i64 %.1273.0
  %.1562 = getelementptr i8, ptr %21, i64 %.1540
  %.1563 = load i8, ptr %.1562, align 1
  %.1564 = uitofp i8 %.1563 to float
  %.1566 = fmul contract float %"$phi740.2.2.5", %.1564
  %.1567 = fadd contract float %.1510, %.1566
  %.1570 = sub nsw i64 %.816, %arg.start
  %.1593 = icmp slt i64 %.1570, 0
  %.1594 = select i1 %.1593, i64 %arg.pixels.5.0, i64 0
  %.1595 = add i64 %.1570, %.1594
  %.1596 = icmp slt i64 %.1273.0, 0
  %.1597 = select i1 %.1596, i64 %arg.pixels.5.1, i64 0
  %.1615 = mul i64 %.1595, %arg.pixels.5.1
  %22 = getelementptr i8, ptr %arg.pixels.4, i64 %.1615
  %23 = getelementptr i8, ptr %22, i64 %.1273.0
  %.1619 = getelementptr i8, ptr %23, i64 %.1597
  %.1620 = load i8, ptr %.1619, align 1
  %.1621 = uitofp i8 %.1620 to float
  %.1623 = fmul contract float %"$phi810.2.2.5", %.1621
  %.1624 = fadd contract float %.1567, %.1623
  %.1638 = icmp slt i64 %.1273.0, 0
  %.1639 = select i1 %.1638, i64 %arg.line.5.0, i64 0
  %24 = getelementptr float, ptr %arg.line.4, i64 %.1273.0
  %.1653 = getelementptr float, ptr %24, i64 %.1639
  store float %.1624, ptr %.1653, align 4
  br label %B864

B1260.if:                                         ; preds = %B1260
  %.1790 = add nsw i64 %.1728.0, -1
  %.1794 = add i64 %.1725.0, 1
  %.1842 = icmp slt i64 %.318.0, 0
  %.1843 = select i1 %.1842, i64 %arg.total.5.0, i64 0
  %.1844 = add i64 %.318.0, %.1843
  %.1845 = icmp slt i64 %.1725.0, 0
  %.1846 = select i1 %.1845, i64 %arg.total.5.1, i64 0
  %.1864 = mul i64 %.1844, %arg.total.5.1
  %25 = getelementptr float, ptr %arg.total.4, i64 %.1864
  %26 = getelementptr float, ptr %25, i64 %.1725.0
  %.1868 = getelementptr float, ptr %26, i64 %.1846
  %.1869 = load float, ptr %.1868, align 4
  %.1883 = icmp slt i64 %.1725.0, 0
  %.1884 = select i1 %.1883, i64 %arg.line.5.0, i64 0
  %27 = getelementptr float, ptr %arg.line.4, i64 %.1725.0
  %.1898 = getelementptr float, ptr %27, i64 %.1884
  %.1899 = load float, ptr %.1898, align 4
  %.1900 = fadd contract float %.1869, %.1899
  %.1921 = icmp slt i64 %.318.0, 0
  %.1922 = select i1 %.1921, i64 %arg.total.5.0, i64 0
  %.1923 = add i64 %.318.0, %.1922
  %.1924 = icmp slt i64 %.1725.0, 0
  %.1925 = select i1 %.1924, i64 %arg.total.5.1, i64 0
  %.1943 = mul i64 %.1923, %arg.total.5.1
  %28 = getelementptr float, ptr %arg.total.4, i64 %.1943
  %29 = getelementptr float, ptr %28, i64 %.1725.0
  %.1947 = getelementptr float, ptr %29, i64 %.1925
  store float %.1900, ptr %.1947, align 4
  br label %B1260
}

define internal i32 @loop.7(ptr noalias %retptr, ptr noalias %excinfo, i64 %arg.x.0, i64 %arg.x.1) {
entry:
  %.11 = call i64 @llvm.smin.i64(i64 %arg.x.1, i64 %arg.x.0)
  store i64 %.11, ptr %retptr, align 8
  ret i32 0
}

define internal i32 @loop.8(ptr noalias %retptr, ptr noalias %excinfo, i64 %arg.x.0, i64 %arg.x.1) {
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

define internal i32 @loop.9(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, i64 %arg.start, i64 %arg.part, ptr %arg.first.0, ptr %arg.first.1, i64 %arg.first.2, i64 %arg.first.3, ptr %arg.first.4, i64 %arg.first.5.0, i64 %arg.first.6.0, ptr %arg.weights.0, ptr %arg.weights.1, i64 %arg.weights.2, i64 %arg.weights.3, ptr %arg.weights.4, i64 %arg.weights.5.0, i64 %arg.weights.5.1, i64 %arg.weights.6.0, i64 %arg.weights.6.1, ptr %arg.line.0, ptr %arg.line.1, i64 %arg.line.2, i64 %arg.line.3, ptr %arg.line.4, i64 %arg.line.5.0, i64 %arg.line.6.0, ptr %arg.total.0, ptr %arg.total.1, i64 %arg.total.2, i64 %arg.total.3, ptr %arg.total.4, i64 %arg.total.5.0, i64 %arg.total.5.1, i64 %arg.total.6.0, i64 %arg.total.6.1) {
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
  %.736 = alloca i64, align 8
  store i64 0, ptr %.736, align 8
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.768 = alloca i64, align 8
  store i64 0, ptr %.768, align 8
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %.800 = alloca i64, align 8
  store i64 0, ptr %.800, align 8
  %excinfo.6 = alloca ptr, align 8
  store ptr null, ptr %excinfo.6, align 8
  %.147 = icmp sgt i64 %arg.pixels.5.0, 0
  %.150 = icmp eq i64 %arg.part, 0
  br i1 %.150, label %B0.if, label %B0.endif, !prof !0

B92:                                              ; preds = %B216, %B0.endif.endif
  %.133.0 = phi i64 [ %arg.start, %B0.endif.endif ], [ %.133.1, %B216 ]
  %.136.0 = phi i64 [ %storemerge, %B0.endif.endif ], [ %.136.1, %B216 ]
  %.192 = icmp sgt i64 %.136.0, 0
  %.201 = add nsw i64 %.136.0, -1
  %.205 = add i64 %.133.0, %arg.part
  %.133.1 = select i1 %.192, i64 %.205, i64 %.133.0
  %.136.1 = select i1 %.192, i64 %.201, i64 %.136.0
  %.182.sroa.0.0 = select i1 %.192, i64 %.133.0, i64 0
  br i1 %.192, label %B96, label %B1322

B96:                                              ; preds = %B92
  %.235 = add nsw i64 %.182.sroa.0.0, %arg.part
  %.250 = add nsw i64 %arg.start, %arg.pixels.5.0
  store i64 0, ptr %.253, align 8
  %.259 = call i32 @loop.7(ptr nonnull %.253, ptr nonnull %excinfo.1, i64 %.235, i64 %.250)
  %.269 = load i64, ptr %.253, align 8
  switch i32 %.259, label %B96.if [
    i32 -2, label %B96.endif
    i32 0, label %B96.endif
  ], !prof !1

B216:                                             ; preds = %B96.endif, %B1323
  %.318.0 = phi i64 [ 0, %B96.endif ], [ %.388, %B1323 ]
  %.321.0 = phi i64 [ %storemerge698, %B96.endif ], [ %.384, %B1323 ]
  %.375 = icmp sgt i64 %.321.0, 0
  br i1 %.375, label %B218.if, label %B92

B330:                                             ; preds = %B220.endif.endif
  %storemerge699 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B382

B382:                                             ; preds = %B330, %B382.if
  %.588.0 = phi i64 [ 0, %B330 ], [ %.657, %B382.if ]
  %.591.0 = phi i64 [ %storemerge699, %B330 ], [ %.653, %B382.if ]
  %.644 = icmp sgt i64 %.591.0, 0
  br i1 %.644, label %B382.if, label %B408

B408:                                             ; preds = %B382
  %.723 = icmp slt i64 %.466, %.528
  br i1 %.723, label %B422, label %B1208

B422:                                             ; preds = %B1184, %B408
  %here.2.2 = phi i64 [ %.466, %B408 ], [ %.1677, %B1184 ]
  %.731 = add nsw i64 %here.2.2, 1
  %.733 = add nsw i64 %.269, -1
  store i64 0, ptr %.736, align 8
  %.742 = call i32 @loop.7(ptr nonnull %.736, ptr nonnull %excinfo.4, i64 %.731, i64 %.733)
  %.752 = load i64, ptr %.736, align 8
  switch i32 %.742, label %B422.if [
    i32 -2, label %B422.endif
    i32 0, label %B422.endif
  ], !prof !1

B620:                                             ; preds = %B422.endif.endif.endif
  %.953 = icmp slt i64 %.318.0, 0
  %.954 = select i1 %.953, i64 %arg.first.5.0, i64 0
  %0 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.968 = getelementptr i64, ptr %0, i64 %.954
  %.969 = load i64, ptr %.968, align 8
  %.971 = sub nsw i64 %.752, %.969
  %.995 = icmp slt i64 %.318.0, 0
  %.996 = select i1 %.995, i64 %arg.weights.5.0, i64 0
  %.997 = add i64 %.318.0, %.996
  %.998 = icmp slt i64 %.971, 0
  %.999 = select i1 %.998, i64 %arg.weights.5.1, i64 0
  %.1017 = mul i64 %.997, %arg.weights.5.1
  %1 = getelementptr float, ptr %arg.weights.4, i64 %.1017
  %2 = getelementptr float, ptr %1, i64 %.971
  %.1021 = getelementptr float, ptr %2, i64 %.999
  %.1022 = load float, ptr %.1021, align 4
  br label %B670

B670:                                             ; preds = %B422.endif.endif.endif, %B620
  %"$phi670.2.2.3" = phi float [ %.1022, %B620 ], [ 0.000000e+00, %B422.endif.endif.endif ]
  %.1037 = add nsw i64 %here.2.2, 2
  %.1039 = icmp slt i64 %.1037, %.528
  br i1 %.1039, label %B690, label %B740

B690:                                             ; preds = %B670
  %.1055 = icmp slt i64 %.318.0, 0
  %.1056 = select i1 %.1055, i64 %arg.first.5.0, i64 0
  %3 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.1070 = getelementptr i64, ptr %3, i64 %.1056
  %.1071 = load i64, ptr %.1070, align 8
  %.1073 = sub nsw i64 %.784, %.1071
  %.1097 = icmp slt i64 %.318.0, 0
  %.1098 = select i1 %.1097, i64 %arg.weights.5.0, i64 0
  %.1099 = add i64 %.318.0, %.1098
  %.1100 = icmp slt i64 %.1073, 0
  %.1101 = select i1 %.1100, i64 %arg.weights.5.1, i64 0
  %.1119 = mul i64 %.1099, %arg.weights.5.1
  %4 = getelementptr float, ptr %arg.weights.4, i64 %.1119
  %5 = getelementptr float, ptr %4, i64 %.1073
  %.1123 = getelementptr float, ptr %5, i64 %.1101
  %.1124 = load float, ptr %.1123, align 4
  br label %B740

B740:                                             ; preds = %B670, %B690
  %"$phi740.2.2.3" = phi float [ %.1124, %B690 ], [ 0.000000e+00, %B670 ]
  %.1139 = add nsw i64 %here.2.2, 3
  %.1141 = icmp slt i64 %.1139, %.528
  br i1 %.1141, label %B760, label %B810

B760:                                             ; preds = %B740
  %.1157 = icmp slt i64 %.318.0, 0
  %.1158 = select i1 %.1157, i64 %arg.first.5.0, i64 0
  %6 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.1172 = getelementptr i64, ptr %6, i64 %.1158
  %.1173 = load i64, ptr %.1172, align 8
  %.1175 = sub nsw i64 %.816, %.1173
  %.1199 = icmp slt i64 %.318.0, 0
  %.1200 = select i1 %.1199, i64 %arg.weights.5.0, i64 0
  %.1201 = add i64 %.318.0, %.1200
  %.1202 = icmp slt i64 %.1175, 0
  %.1203 = select i1 %.1202, i64 %arg.weights.5.1, i64 0
  %.1221 = mul i64 %.1201, %arg.weights.5.1
  %7 = getelementptr float, ptr %arg.weights.4, i64 %.1221
  %8 = getelementptr float, ptr %7, i64 %.1175
  %.1225 = getelementptr float, ptr %8, i64 %.1203
  %.1226 = load float, ptr %.1225, align 4
  br label %B810

B810:                                             ; preds = %B740, %B760
  %"$phi810.2.2.3" = phi float [ %.1226, %B760 ], [ 0.000000e+00, %B740 ]
  %storemerge700 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B864

B864:                                             ; preds = %B810, %B864.if
  %.1273.0 = phi i64 [ 0, %B810 ], [ %.1342, %B864.if ]
  %.1276.0 = phi i64 [ %storemerge700, %B810 ], [ %.1338, %B864.if ]
  %.1329 = icmp sgt i64 %.1276.0, 0
  br i1 %.1329, label %B864.if, label %B1184

B1184:                                            ; preds = %B864
  %.1677 = add nsw i64 %here.2.2, 4
  %.1681 = icmp slt i64 %.1677, %.528
  br i1 %.1681, label %B422, label %B1208

B1208:                                            ; preds = %B1184, %B408
  %storemerge701 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B1260

B1260:                                            ; preds = %B1208, %B1260.if
  %.1725.0 = phi i64 [ 0, %B1208 ], [ %.1794, %B1260.if ]
  %.1728.0 = phi i64 [ %storemerge701, %B1208 ], [ %.1790, %B1260.if ]
  %.1781 = icmp sgt i64 %.1728.0, 0
  br i1 %.1781, label %B1260.if, label %B1323

common.ret:                                       ; preds = %B422.endif.endif.if, %B422.endif.if, %B422.if, %B220.endif.if, %B220.if, %B96.if, %B0.if, %B1322
  %common.ret.op = phi i32 [ 0, %B1322 ], [ 1, %B0.if ], [ %.259, %B96.if ], [ %.456, %B220.if ], [ %.518, %B220.endif.if ], [ %.742, %B422.if ], [ %.774, %B422.endif.if ], [ %.806, %B422.endif.endif.if ]
  ret i32 %common.ret.op

B1322:                                            ; preds = %B92
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B1323:                                            ; preds = %B1260, %B220.endif.endif
  br label %B216

B0.if:                                            ; preds = %entry
  store ptr @.const.picklebuf.ca8efb3a72d614fe872032cce3ac326007a30727.1, ptr %excinfo, align 8, !numba_exception_output !2
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

B96.if:                                           ; preds = %B96
  %.267 = icmp sgt i32 %.259, 0
  %.260 = load ptr, ptr %excinfo.1, align 8
  %.268 = select i1 %.267, ptr %.260, ptr undef
  store ptr %.268, ptr %excinfo, align 8
  br label %common.ret

B96.endif:                                        ; preds = %B96, %B96
  %storemerge698 = call i64 @llvm.smax.i64(i64 %arg.total.5.0, i64 0)
  br label %B216

B218.if:                                          ; preds = %B216
  %.384 = add nsw i64 %.321.0, -1
  %.388 = add i64 %.318.0, 1
  %.430 = icmp slt i64 %.318.0, 0
  %.431 = select i1 %.430, i64 %arg.first.5.0, i64 0
  %9 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.445 = getelementptr i64, ptr %9, i64 %.431
  %.446 = load i64, ptr %.445, align 8
  store i64 0, ptr %.450, align 8
  %.456 = call i32 @loop.8(ptr nonnull %.450, ptr nonnull %excinfo.2, i64 %.446, i64 %.182.sroa.0.0)
  %.466 = load i64, ptr %.450, align 8
  switch i32 %.456, label %B220.if [
    i32 -2, label %B220.endif
    i32 0, label %B220.endif
  ], !prof !1

B220.if:                                          ; preds = %B218.if
  %.464 = icmp sgt i32 %.456, 0
  %.457 = load ptr, ptr %excinfo.2, align 8
  %.465 = select i1 %.464, ptr %.457, ptr undef
  store ptr %.465, ptr %excinfo, align 8
  br label %common.ret

B220.endif:                                       ; preds = %B218.if, %B218.if
  %.490 = icmp slt i64 %.318.0, 0
  %.491 = select i1 %.490, i64 %arg.first.5.0, i64 0
  %10 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.505 = getelementptr i64, ptr %10, i64 %.491
  %.506 = load i64, ptr %.505, align 8
  %.508 = add nsw i64 %.506, %arg.weights.5.1
  store i64 0, ptr %.512, align 8
  %.518 = call i32 @loop.7(ptr nonnull %.512, ptr nonnull %excinfo.3, i64 %.508, i64 %.269)
  %.528 = load i64, ptr %.512, align 8
  switch i32 %.518, label %B220.endif.if [
    i32 -2, label %B220.endif.endif
    i32 0, label %B220.endif.endif
  ], !prof !1

B220.endif.if:                                    ; preds = %B220.endif
  %.526 = icmp sgt i32 %.518, 0
  %.519 = load ptr, ptr %excinfo.3, align 8
  %.527 = select i1 %.526, ptr %.519, ptr undef
  store ptr %.527, ptr %excinfo, align 8
  br label %common.ret

B220.endif.endif:                                 ; preds = %B220.endif, %B220.endif
  %.546.not = icmp slt i64 %.466, %.528
  br i1 %.546.not, label %B330, label %B1323

B382.if:                                          ; preds = %B382
  %.653 = add nsw i64 %.591.0, -1
  %.657 = add i64 %.588.0, 1
  %.695 = icmp slt i64 %.588.0, 0
  %.696 = select i1 %.695, i64 %arg.line.5.0, i64 0
  %11 = getelementptr float, ptr %arg.line.4, i64 %.588.0
  %.710 = getelementptr float, ptr %11, i64 %.696
  store float 0.000000e+00, ptr %.710, align 4
  br label %B382

B422.if:                                          ; preds = %B422
  %.750 = icmp sgt i32 %.742, 0
  %.743 = load ptr, ptr %excinfo.4, align 8
  %.751 = select i1 %.750, ptr %.743, ptr undef
  store ptr %.751, ptr %excinfo, align 8
  br label %common.ret

B422.endif:                                       ; preds = %B422, %B422
  %.763 = add nsw i64 %here.2.2, 2
  %.765 = add nsw i64 %.269, -1
  store i64 0, ptr %.768, align 8
  %.774 = call i32 @loop.7(ptr nonnull %.768, ptr nonnull %excinfo.5, i64 %.763, i64 %.765)
  %.784 = load i64, ptr %.768, align 8
  switch i32 %.774, label %B422.endif.if [
    i32 -2, label %B422.endif.endif
    i32 0, label %B422.endif.endif
  ], !prof !1

B422.endif.if:                                    ; preds = %B422.endif
  %.782 = icmp sgt i32 %.774, 0
  %.775 = load ptr, ptr %excinfo.5, align 8
  %.783 = select i1 %.782, ptr %.775, ptr undef
  store ptr %.783, ptr %excinfo, align 8
  br label %common.ret

B422.endif.endif:                                 ; preds = %B422.endif, %B422.endif
  %.795 = add nsw i64 %here.2.2, 3
  %.797 = add nsw i64 %.269, -1
  store i64 0, ptr %.800, align 8
  %.806 = call i32 @loop.7(ptr nonnull %.800, ptr nonnull %excinfo.6, i64 %.795, i64 %.797)
  %.816 = load i64, ptr %.800, align 8
  switch i32 %.806, label %B422.endif.endif.if [
    i32 -2, label %B422.endif.endif.endif
    i32 0, label %B422.endif.endif.endif
  ], !prof !1

B422.endif.endif.if:                              ; preds = %B422.endif.endif
  %.814 = icmp sgt i32 %.806, 0
  %.807 = load ptr, ptr %excinfo.6, align 8
  %.815 = select i1 %.814, ptr %.807, ptr undef
  store ptr %.815, ptr %excinfo, align 8
  br label %common.ret

B422.endif.endif.endif:                           ; preds = %B422.endif.endif, %B422.endif.endif
  %.861 = icmp slt i64 %.318.0, 0
  %.862 = select i1 %.861, i64 %arg.first.5.0, i64 0
  %12 = getelementptr i64, ptr %arg.first.4, i64 %.318.0
  %.876 = getelementptr i64, ptr %12, i64 %.862
  %.877 = load i64, ptr %.876, align 8
  %.879 = sub nsw i64 %here.2.2, %.877
  %.903 = icmp slt i64 %.318.0, 0
  %.904 = select i1 %.903, i64 %arg.weights.5.0, i64 0
  %.905 = add i64 %.318.0, %.904
  %.906 = icmp slt i64 %.879, 0
  %.907 = select i1 %.906, i64 %arg.weights.5.1, i64 0
  %.925 = mul i64 %.905, %arg.weights.5.1
  %13 = getelementptr float, ptr %arg.weights.4, i64 %.925
  %14 = getelementptr float, ptr %13, i64 %.879
  %.929 = getelementptr float, ptr %14, i64 %.907
  %.930 = load float, ptr %.929, align 4
  %.935 = add nsw i64 %here.2.2, 1
  %.937 = icmp slt i64 %.935, %.528
  br i1 %.937, label %B620, label %B670

B864.if:                                          ; preds = %B864
  %.1338 = add nsw i64 %.1276.0, -1
  %.1342 = add i64 %.1273.0, 1
  %.1380 = icmp slt i64 %.1273.0, 0
  %.1381 = select i1 %.1380, i64 %arg.line.5.0, i64 0
  %15 = getelementptr float, ptr %arg.line.4, i64 %.1273.0
  %.1395 = getelementptr float, ptr %15, i64 %.1381
  %.1396 = load float, ptr %.1395, align 4
  %.1399 = sub nsw i64 %here.2.2, %arg.start
  %.1422 = icmp slt i64 %.1399, 0
  %.1423 = select i1 %.1422, i64 %arg.pixels.5.0, i64 0
  %.1424 = add i64 %.1399, %.1423
  %.1425 = icmp slt i64 %.1273.0, 0
  %.1426 = select i1 %.1425, i64 %arg.pixels.5.1, i64 0
  %.1444 = mul i64 %.1424, %arg.pixels.5.1
  %16 = getelementptr i16, ptr %arg.pixels.4, i64 %.1444
  %17 = getelementptr i16, ptr %16, i64 %.1273.0
  %.1448 = getelementptr i16, ptr %17, i64 %.1426
  %.1449 = load i16, ptr %.1448, align 2
  %.1450 = uitofp i16 %.1449 to float
  %.1452 = fmul contract float %.930, %.1450
  %.1453 = fadd contract float %.1396, %.1452
  %.1456 = sub nsw i64 %.752, %arg.start
  %.1479 = icmp slt i64 %.1456, 0
  %.1480 = select i1 %.1479, i64 %arg.pixels.5.0, i64 0
  %.1481 = add i64 %.1456, %.1480
  %.1482 = icmp slt i64 %.1273.0, 0
  %.1483 = select i1 %.1482, i64 %arg.pixels.5.1, i64 0
  %.1501 = mul i64 %.1481, %arg.pixels.5.1
  %18 = getelementptr i16, ptr %arg.pixels.4, i64 %.1501
  %19 = getelementptr i16, ptr %18, i64 %.1273.0
  %.1505 = getelementptr i16, ptr %19, i64 %.1483
  %.1506 = load i16, ptr %.1505, align 2
  %.1507 = uitofp i16 %.1506 to float
  %.1509 = fmul contract float %"$phi670.2.2.3", %.1507
  %.1510 = fadd contract float %.1453, %.1509
  %.1513 = sub nsw i64 %.784, %arg.start
  %.1536 = icmp slt i64 %.1513, 0
  %.1537 = select i1 %.1536, i64 %arg.pixels.5.0, i64 0
  %.1538 = add i64 %.1513, %.1537
  %.1539 = icmp slt i64 %.1273.0, 0
  %.1540 = select i1 %.1539, i64 %arg.pixels.5.1, i64 0
  %.1558 = mul i64 %.1538, %arg.pixels.5.1
  %20 = getelementptr i16, ptr %arg.pixels.4, i64 %.1558
  %21 = getelementptr i16, ptr %20, i64 %.1273.0
  %.1562 = getelementptr i16, ptr %21, i64 %.1540
  %.1563 = load i16, ptr %.1562, align 2
  %.1564 = uitofp i16 %.1563 to float
  %.1566 = fmul contract float %"$phi740.2.2.3", %.1564
  %.1567 = fadd contract float %.1510, %.1566
  %.1570 = sub nsw i64 %.816, %arg.start
  %.1593 = icmp slt i64 %.1570, 0
  %.1594 = select i1 %.1593, i64 %arg.pixels.5.0, i64 0
  %.1595 = add i64 %.1570, %.1594
  %.1596 = icmp slt i64 %.1273.0, 0
  %.1597 = select i1 %.1596, i64 %arg.pixels.5.1, i64 0
  %.1615 = mul i64 %.1595, %arg.pixels.5.1
  %22 = getelementptr i16, ptr %arg.pixels.4, i64 %.1615
  %23 = getelementptr i16, ptr %22, i64 %.1273.0
  %.1619 = getelementptr i16, ptr %23, i64 %.1597
  %.1620 = load i16, ptr %.1619, align 2
  %.1621 = uitofp i16 %.1620 to float
  %.1623 = fmul contract float %"$phi810.2.2.3", %.1621
  %.1624 = fadd contract float %.1567, %.1623
  %.1638 = icmp slt i64 %.1273.0, 0
  %.1639 = select i1 %.1638, i64 %arg.line.5.0, i64 0
  %24 = getelementptr float, ptr %arg.line.4, i64 %.1273.0
  %.1653 = getelementptr float, ptr %24, i64 %.1639
  store float %.1624, ptr %.1653, align 4
  br label %B864

B1260.if:                                         ; preds = %B1260
  %.1790 = add nsw i64 %.1728.0, -1
  %.1794 = add i64 %.1725.0, 1
  %.1842 = icmp slt i64 %.318.0, 0
  %.1843 = select i1 %.1842, i64 %arg.total.5.0, i64 0
  %.1844 = add i64 %.318.0, %.1843
  %.1845 = icmp slt i64 %.1725.0, 0
  %.1846 = select i1 %.1845, i64 %arg.total.5.1, i64 0
  %.1864 = mul i64 %.1844, %arg.total.5.1
  %25 = getelementptr float, ptr %arg.total.4, i64 %.1864
  %26 = getelementptr float, ptr %25, i64 %.1725.0
  %.1868 = getelementptr float, ptr %26, i64 %.1846
  %.1869 = load float, ptr %.1868, align 4
  %.1883 = icmp slt i64 %.1725.0, 0
  %.1884 = select i1 %.1883, i64 %arg.line.5.0, i64 0
  %27 = getelementptr float, ptr %arg.line.4, i64 %.1725.0
  %.1898 = getelementptr float, ptr %27, i64 %.1884
  %.1899 = load float, ptr %.1898, align 4
  %.1900 = fadd contract float %.1869, %.1899
  %.1921 = icmp slt i64 %.318.0, 0
  %.1922 = select i1 %.1921, i64 %arg.total.5.0, i64 0
  %.1923 = add i64 %.318.0, %.1922
  %.1924 = icmp slt i64 %.1725.0, 0
  %.1925 = select i1 %.1924, i64 %arg.total.5.1, i64 0
  %.1943 = mul i64 %.1923, %arg.total.5.1
  %28 = getelementptr float, ptr %arg.total.4, i64 %.1943
  %29 = getelementptr float, ptr %28, i64 %.1725.0
  %.1947 = getelementptr float, ptr %29, i64 %.1925
  store float %.1900, ptr %.1947, align 4
  br label %B1260
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
  %status = call i32 @loop.9(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 2, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, i64 %slot3, i64 %slot4, ptr null, ptr null, i64 0, i64 8, ptr %data3, i64 %slot6, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot8, i64 %slot9, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot11, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot13, i64 %slot14, i64 0, i64 0)
  ret void
}

define internal i32 @loop.10(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, i64 %arg.step, i64 %arg.channels, ptr %arg.line.0, ptr %arg.line.1, i64 %arg.line.2, i64 %arg.line.3, ptr %arg.line.4, i64 %arg.line.5.0, i64 %arg.line.6.0, ptr %arg.small.0, ptr %arg.small.1, i64 %arg.small.2, i64 %arg.small.3, ptr %arg.small.4, i64 %arg.small.5.0, i64 %arg.small.5.1, i64 %arg.small.6.0, i64 %arg.small.6.1) {
entry:
  %.210 = alloca i64, align 8
  store i64 0, ptr %.210, align 8
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.998 = alloca i64, align 8
  store i64 0, ptr %.998, align 8
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.small.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B464, %entry
  %.87.0 = phi i64 [ 0, %entry ], [ %.87.1, %B464 ]
  %.90.0 = phi i64 [ %storemerge, %entry ], [ %.90.1, %B464 ]
  %.146 = icmp sgt i64 %.90.0, 0
  %.155 = add nsw i64 %.90.0, -1
  %.159 = add i64 %.87.0, 1
  %.87.1 = select i1 %.146, i64 %.159, i64 %.87.0
  %.90.1 = select i1 %.146, i64 %.155, i64 %.90.0
  %.136.sroa.0.0 = select i1 %.146, i64 %.87.0, i64 0
  br i1 %.146, label %B60, label %B842

B60:                                              ; preds = %B56
  %.189 = mul nsw i64 %.136.sroa.0.0, %arg.step
  %.192469 = add i64 %.136.sroa.0.0, 1
  %.194 = mul i64 %.192469, %arg.step
  store i64 0, ptr %.210, align 8
  %.216 = call i32 @loop.7(ptr nonnull %.210, ptr nonnull %excinfo.1, i64 %.194, i64 %arg.pixels.5.0)
  %.226 = load i64, ptr %.210, align 8
  switch i32 %.216, label %B60.if [
    i32 -2, label %B60.endif
    i32 0, label %B60.endif
  ], !prof !1

B190:                                             ; preds = %B60.endif, %B190.if
  %.275.0 = phi i64 [ 0, %B60.endif ], [ %.344, %B190.if ]
  %.278.0 = phi i64 [ %storemerge470, %B60.endif ], [ %.340, %B190.if ]
  %.331 = icmp sgt i64 %.278.0, 0
  br i1 %.331, label %B190.if, label %B216

B216:                                             ; preds = %B190
  %.442 = sub i64 %.226, %.189
  %storemerge471 = call i64 @llvm.smax.i64(i64 %.442, i64 0)
  br label %B248

B248:                                             ; preds = %B304, %B216
  %.429.0 = phi i64 [ %.189, %B216 ], [ %.498, %B304 ]
  %.432.0 = phi i64 [ %storemerge471, %B216 ], [ %.494, %B304 ]
  %.485 = icmp sgt i64 %.432.0, 0
  br i1 %.485, label %B248.if, label %B396

B304:                                             ; preds = %B248.if, %B304.if
  %.559.0 = phi i64 [ 0, %B248.if ], [ %.628, %B304.if ]
  %.562.0 = phi i64 [ %storemerge474, %B248.if ], [ %.624, %B304.if ]
  %.615 = icmp sgt i64 %.562.0, 0
  br i1 %.615, label %B304.if, label %B248

B396:                                             ; preds = %B248
  %.807 = icmp eq i64 %arg.channels, 0
  br i1 %.807, label %B396.endif, label %B396.else, !prof !0

B464:                                             ; preds = %B670, %B396.endif
  %.868.0 = phi i64 [ 0, %B396.endif ], [ %.937, %B670 ]
  %.871.0 = phi i64 [ %storemerge472, %B396.endif ], [ %.933, %B670 ]
  %count.2.1 = phi i64 [ 0, %B396.endif ], [ %count.3.2, %B670 ]
  %share.3.1 = phi i64 [ 0, %B396.endif ], [ %share.2.2, %B670 ]
  %.924 = icmp sgt i64 %.871.0, 0
  br i1 %.924, label %B464.if, label %B56

B592:                                             ; preds = %B466.endif
  %.1046 = sub nsw i64 %.226, %.189
  %.1049 = sub nsw i64 %.1014, %.979
  %.1050 = mul nsw i64 %.1046, %.1049
  %.1054 = icmp eq i64 %arg.channels, 0
  br i1 %.1054, label %B592.endif, label %B592.else, !prof !0

B640:                                             ; preds = %B592.endif.else.if, %B592.endif, %B466.endif
  %count.3.2 = phi i64 [ %count.2.1, %B466.endif ], [ %quot.1.0, %B592.endif ], [ %quot.1.0, %B592.endif.else.if ]
  %share.2.2 = phi i64 [ %share.3.1, %B466.endif ], [ %quot.1.0, %B592.endif ], [ %.1101.1, %B592.endif.else.if ]
  %storemerge473 = call i64 @llvm.smax.i64(i64 %arg.channels, i64 0)
  br label %B670

B670:                                             ; preds = %B640, %B750
  %.1161.0 = phi i64 [ 0, %B640 ], [ %.1230, %B750 ]
  %.1164.0 = phi i64 [ %storemerge473, %B640 ], [ %.1226, %B750 ]
  %.1217 = icmp sgt i64 %.1164.0, 0
  br i1 %.1217, label %B670.if, label %B464

B706:                                             ; preds = %B670.if, %B706
  %at.2.3 = phi i64 [ %.1301, %B670.if ], [ %.1354, %B706 ]
  %total.2.3 = phi i64 [ %.1266.1, %B670.if ], [ %.1347, %B706 ]
  %.1328 = icmp slt i64 %at.2.3, 0
  %.1329 = select i1 %.1328, i64 %arg.line.5.0, i64 0
  %0 = getelementptr i32, ptr %arg.line.4, i64 %at.2.3
  %.1343 = getelementptr i32, ptr %0, i64 %.1329
  %.1344 = load i32, ptr %.1343, align 4
  %.1346 = zext i32 %.1344 to i64
  %.1347 = add nsw i64 %total.2.3, %.1346
  %.1354 = add nsw i64 %at.2.3, %arg.channels
  %.1358 = icmp slt i64 %.1354, %.1014
  br i1 %.1358, label %B706, label %B750

B750:                                             ; preds = %B670.if, %B706
  %total.3.4 = phi i64 [ %.1347, %B706 ], [ %.1266.1, %B670.if ]
  %.1366 = mul nsw i64 %total.3.4, %share.2.2
  %.1369 = lshr i64 %.1366, 24
  %.1370 = trunc i64 %.1369 to i8
  %.1373 = mul nsw i64 %.868.0, %arg.channels
  %.1375 = add nsw i64 %.1373, %.1161.0
  %.1401 = icmp slt i64 %.136.sroa.0.0, 0
  %.1402 = select i1 %.1401, i64 %arg.small.5.0, i64 0
  %.1403 = add i64 %.136.sroa.0.0, %.1402
  %.1404 = icmp slt i64 %.1375, 0
  %.1405 = select i1 %.1404, i64 %arg.small.5.1, i64 0
  %.1423 = mul i64 %.1403, %arg.small.5.1
  %1 = getelementptr i8, ptr %arg.small.4, i64 %.1423
  %2 = getelementptr i8, ptr %1, i64 %.1375
  %.1427 = getelementptr i8, ptr %2, i64 %.1405
  store i8 %.1370, ptr %.1427, align 1
  br label %B670

common.ret:                                       ; preds = %B466.if, %B60.if, %B842
  %common.ret.op = phi i32 [ 0, %B842 ], [ %.216, %B60.if ], [ %.1004, %B466.if ]
  ret i32 %common.ret.op

B842:                                             ; preds = %B56
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B60.if:                                           ; preds = %B60
  %.224 = icmp sgt i32 %.216, 0
  %.217 = load ptr, ptr %excinfo.1, align 8
  %.225 = select i1 %.224, ptr %.217, ptr undef
  store ptr %.225, ptr %excinfo, align 8
  br label %common.ret

B60.endif:                                        ; preds = %B60, %B60
  %storemerge470 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B190

B190.if:                                          ; preds = %B190
  %.340 = add nsw i64 %.278.0, -1
  %.344 = add i64 %.275.0, 1
  %.382 = icmp slt i64 %.275.0, 0
  %.383 = select i1 %.382, i64 %arg.line.5.0, i64 0
  %3 = getelementptr i32, ptr %arg.line.4, i64 %.275.0
  %.397 = getelementptr i32, ptr %3, i64 %.383
  store i32 0, ptr %.397, align 4
  br label %B190

B248.if:                                          ; preds = %B248
  %.494 = add nsw i64 %.432.0, -1
  %.498 = add i64 %.429.0, 1
  %storemerge474 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B304

B304.if:                                          ; preds = %B304
  %.624 = add nsw i64 %.562.0, -1
  %.628 = add i64 %.559.0, 1
  %.666 = icmp slt i64 %.559.0, 0
  %.667 = select i1 %.666, i64 %arg.line.5.0, i64 0
  %4 = getelementptr i32, ptr %arg.line.4, i64 %.559.0
  %.681 = getelementptr i32, ptr %4, i64 %.667
  %.682 = load i32, ptr %.681, align 4
  %.706 = icmp slt i64 %.429.0, 0
  %.707 = select i1 %.706, i64 %arg.pixels.5.0, i64 0
  %.708 = add i64 %.429.0, %.707
  %.709 = icmp slt i64 %.559.0, 0
  %.710 = select i1 %.709, i64 %arg.pixels.5.1, i64 0
  %.728 = mul i64 %.708, %arg.pixels.5.1
  %5 = getelementptr i8, ptr %arg.pixels.4, i64 %.728
  %6 = getelementptr i8, ptr %5, i64 %.559.0
  %.732 = getelementptr i8, ptr %6, i64 %.710
  %.733 = load i8, ptr %.732, align 1
  %.736 = zext i8 %.733 to i32
  %.737 = add i32 %.682, %.736
  %.751 = icmp slt i64 %.559.0, 0
  %.752 = select i1 %.751, i64 %arg.line.5.0, i64 0
  %7 = getelementptr i32, ptr %arg.line.4, i64 %.559.0
  %.766 = getelementptr i32, ptr %7, i64 %.752
  store i32 %.737, ptr %.766, align 4
  br label %B304

B396.else:                                        ; preds = %B396
  %.818 = icmp ne i64 %arg.small.5.1, -9223372036854775808
  %.819 = icmp ne i64 %arg.channels, -1
  %.820.not = or i1 %.818, %.819
  br i1 %.820.not, label %B396.else.if, label %B396.endif, !prof !3

B396.endif:                                       ; preds = %B396.else, %B396.else.if, %B396
  %quot.0 = phi i64 [ %arg.channels, %B396 ], [ %.812.1, %B396.else.if ], [ 0, %B396.else ]
  %storemerge472 = call i64 @llvm.smax.i64(i64 %quot.0, i64 0)
  br label %B464

B396.else.if:                                     ; preds = %B396.else
  %.823 = sdiv i64 %arg.small.5.1, %arg.channels
  %.824 = srem i64 %arg.small.5.1, %arg.channels
  %.825 = xor i64 %arg.channels, %.824
  %.826 = icmp slt i64 %.825, 0
  %.827 = icmp ne i64 %.824, 0
  %.828 = and i1 %.827, %.826
  %.833 = sext i1 %.828 to i64
  %.812.1 = add i64 %.823, %.833
  br label %B396.endif

B464.if:                                          ; preds = %B464
  %.933 = add nsw i64 %.871.0, -1
  %.937 = add i64 %.868.0, 1
  %.977 = mul nsw i64 %.868.0, %arg.step
  %.979 = mul nsw i64 %.977, %arg.channels
  %.981 = add nsw i64 %.868.0, 1
  %.983 = mul nsw i64 %.981, %arg.step
  %.985 = mul nsw i64 %.983, %arg.channels
  store i64 0, ptr %.998, align 8
  %.1004 = call i32 @loop.7(ptr nonnull %.998, ptr nonnull %excinfo.2, i64 %.985, i64 %arg.line.5.0)
  %.1014 = load i64, ptr %.998, align 8
  switch i32 %.1004, label %B466.if [
    i32 -2, label %B466.endif
    i32 0, label %B466.endif
  ], !prof !1

B466.if:                                          ; preds = %B464.if
  %.1012 = icmp sgt i32 %.1004, 0
  %.1005 = load ptr, ptr %excinfo.2, align 8
  %.1013 = select i1 %.1012, ptr %.1005, ptr undef
  store ptr %.1013, ptr %excinfo, align 8
  br label %common.ret

B466.endif:                                       ; preds = %B464.if, %B464.if
  %.1032 = mul nsw i64 %count.2.1, %arg.channels
  %.1037 = sub nsw i64 %.226, %.189
  %.1040 = sub nsw i64 %.1014, %.979
  %.1041 = mul nsw i64 %.1037, %.1040
  %.1042.not = icmp eq i64 %.1032, %.1041
  br i1 %.1042.not, label %B640, label %B592

B592.else:                                        ; preds = %B592
  %.1065 = icmp ne i64 %.1050, -9223372036854775808
  %.1066 = icmp ne i64 %arg.channels, -1
  %.1067.not = or i1 %.1065, %.1066
  br i1 %.1067.not, label %B592.else.if, label %B592.endif, !prof !3

B592.endif:                                       ; preds = %B592.else, %B592.else.if, %B592
  %quot.1.0 = phi i64 [ %arg.channels, %B592 ], [ %.1059.1, %B592.else.if ], [ 0, %B592.else ]
  %.1096 = icmp eq i64 %quot.1.0, 0
  br i1 %.1096, label %B640, label %B592.endif.else.if, !prof !0

B592.else.if:                                     ; preds = %B592.else
  %.1070 = sdiv i64 %.1050, %arg.channels
  %.1071 = srem i64 %.1050, %arg.channels
  %.1072 = xor i64 %arg.channels, %.1071
  %.1073 = icmp slt i64 %.1072, 0
  %.1074 = icmp ne i64 %.1071, 0
  %.1075 = and i1 %.1074, %.1073
  %.1080 = sext i1 %.1075 to i64
  %.1059.1 = add i64 %.1070, %.1080
  br label %B592.endif

B592.endif.else.if:                               ; preds = %B592.endif
  %.1112 = sdiv i64 16777216, %quot.1.0
  %.1113 = srem i64 16777216, %quot.1.0
  %.1115 = icmp slt i64 %quot.1.0, 0
  %.1116 = icmp ne i64 %.1113, 0
  %.1117 = and i1 %.1116, %.1115
  %.1122 = sext i1 %.1117 to i64
  %.1101.1 = add nsw i64 %.1112, %.1122
  br label %B640

B670.if:                                          ; preds = %B670
  %.1226 = add nsw i64 %.1164.0, -1
  %.1230 = add i64 %.1161.0, 1
  %.1266.1 = ashr i64 %count.3.2, 1
  %.1301 = add nsw i64 %.979, %.1161.0
  %.1312 = icmp slt i64 %.1301, %.1014
  br i1 %.1312, label %B706, label %B750
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
  %status = call i32 @loop.10(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 1, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, i64 %slot3, i64 %slot4, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot6, i64 0, ptr null, ptr null, i64 0, i64 1, ptr %data4, i64 %slot8, i64 %slot9, i64 0, i64 0)
  ret void
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smin.i64(i64, i64)

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smax.i64(i64, i64)


!0 = !{!"branch_weights", i32 1, i32 99}
!1 = !{!"branch_weights", i32 1, i32 49, i32 49}
!2 = !{i1 true}
!3 = !{!"branch_weights", i32 99, i32 1}
