; Made by tools/compile_loops.py with numba: do not edit.
; from retrocolor.imaging.ycbcr_loops de9a1ec304d52fbb502a86020df197034632099e1d464124ef97fa17810ab2c7
; loop shrink.0
; loop shrink.1
; loop shrink.2
; loop widen.0
; loop chroma.0
; loop chroma.1

define internal i32 @loop(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.plane.0, ptr %arg.plane.1, i64 %arg.plane.2, i64 %arg.plane.3, ptr %arg.plane.4, i64 %arg.plane.5.0, i64 %arg.plane.5.1, i64 %arg.plane.6.0, i64 %arg.plane.6.1, ptr %arg.first_rows.0, ptr %arg.first_rows.1, i64 %arg.first_rows.2, i64 %arg.first_rows.3, ptr %arg.first_rows.4, i64 %arg.first_rows.5.0, i64 %arg.first_rows.6.0, ptr %arg.row_weights.0, ptr %arg.row_weights.1, i64 %arg.row_weights.2, i64 %arg.row_weights.3, ptr %arg.row_weights.4, i64 %arg.row_weights.5.0, i64 %arg.row_weights.5.1, i64 %arg.row_weights.6.0, i64 %arg.row_weights.6.1, ptr %arg.first_columns.0, ptr %arg.first_columns.1, i64 %arg.first_columns.2, i64 %arg.first_columns.3, ptr %arg.first_columns.4, i64 %arg.first_columns.5.0, i64 %arg.first_columns.6.0, ptr %arg.column_weights.0, ptr %arg.column_weights.1, i64 %arg.column_weights.2, i64 %arg.column_weights.3, ptr %arg.column_weights.4, i64 %arg.column_weights.5.0, i64 %arg.column_weights.5.1, i64 %arg.column_weights.6.0, i64 %arg.column_weights.6.1, ptr %arg.line.0, ptr %arg.line.1, i64 %arg.line.2, i64 %arg.line.3, ptr %arg.line.4, i64 %arg.line.5.0, i64 %arg.line.6.0, ptr %arg.small.0, ptr %arg.small.1, i64 %arg.small.2, i64 %arg.small.3, ptr %arg.small.4, i64 %arg.small.5.0, i64 %arg.small.5.1, i64 %arg.small.6.0, i64 %arg.small.6.1) {
entry:
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.small.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B440, %entry
  %.133.0 = phi i64 [ 0, %entry ], [ %.205, %B440 ]
  %.136.0 = phi i64 [ %storemerge, %entry ], [ %.201, %B440 ]
  %.192 = icmp sgt i64 %.136.0, 0
  br i1 %.192, label %B58.if, label %B598

B114:                                             ; preds = %B58.if, %B114.if
  %.266.0 = phi i64 [ 0, %B58.if ], [ %.335, %B114.if ]
  %.269.0 = phi i64 [ %storemerge507, %B58.if ], [ %.331, %B114.if ]
  %.322 = icmp sgt i64 %.269.0, 0
  br i1 %.322, label %B114.if, label %B140

B140:                                             ; preds = %B114
  %storemerge508 = call i64 @llvm.smax.i64(i64 %arg.row_weights.5.1, i64 0)
  br label %B192

B192:                                             ; preds = %B290, %B140
  %.431.0 = phi i64 [ 0, %B140 ], [ %.500, %B290 ]
  %.434.0 = phi i64 [ %storemerge508, %B140 ], [ %.496, %B290 ]
  %.487 = icmp sgt i64 %.434.0, 0
  br i1 %.487, label %B192.if, label %B388

B290:                                             ; preds = %B192.if, %B290.if
  %.647.0 = phi i64 [ 0, %B192.if ], [ %.716, %B290.if ]
  %.650.0 = phi i64 [ %storemerge511, %B192.if ], [ %.712, %B290.if ]
  %.703 = icmp sgt i64 %.650.0, 0
  br i1 %.703, label %B290.if, label %B192

B388:                                             ; preds = %B192
  %storemerge509 = call i64 @llvm.smax.i64(i64 %arg.small.5.1, i64 0)
  br label %B440

B440:                                             ; preds = %B388, %B578
  %.906.0 = phi i64 [ 0, %B388 ], [ %.975, %B578 ]
  %.909.0 = phi i64 [ %storemerge509, %B388 ], [ %.971, %B578 ]
  %.962 = icmp sgt i64 %.909.0, 0
  br i1 %.962, label %B440.if, label %B56

B510:                                             ; preds = %B440.if, %B510.if
  %.1042.0 = phi i64 [ 0, %B440.if ], [ %.1111, %B510.if ]
  %.1045.0 = phi i64 [ %storemerge510, %B440.if ], [ %.1107, %B510.if ]
  %total.2.2 = phi float [ 0.000000e+00, %B440.if ], [ %.1251, %B510.if ]
  %.1098 = icmp sgt i64 %.1045.0, 0
  br i1 %.1098, label %B510.if, label %B578

B578:                                             ; preds = %B510
  %.1286 = icmp slt i64 %.133.0, 0
  %.1287 = select i1 %.1286, i64 %arg.small.5.0, i64 0
  %.1288 = add i64 %.133.0, %.1287
  %.1289 = icmp slt i64 %.906.0, 0
  %.1290 = select i1 %.1289, i64 %arg.small.5.1, i64 0
  %.1308 = mul i64 %.1288, %arg.small.5.1
  %0 = getelementptr float, ptr %arg.small.4, i64 %.1308
  %1 = getelementptr float, ptr %0, i64 %.906.0
  %.1312 = getelementptr float, ptr %1, i64 %.1290
  store float %total.2.2, ptr %.1312, align 4
  br label %B440

B598:                                             ; preds = %B56
  store ptr null, ptr %retptr, align 8
  ret i32 0

B58.if:                                           ; preds = %B56
  %.201 = add nsw i64 %.136.0, -1
  %.205 = add i64 %.133.0, 1
  %storemerge507 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B114

B114.if:                                          ; preds = %B114
  %.331 = add nsw i64 %.269.0, -1
  %.335 = add i64 %.266.0, 1
  %.373 = icmp slt i64 %.266.0, 0
  %.374 = select i1 %.373, i64 %arg.line.5.0, i64 0
  %2 = getelementptr float, ptr %arg.line.4, i64 %.266.0
  %.388 = getelementptr float, ptr %2, i64 %.374
  store float 0.000000e+00, ptr %.388, align 4
  br label %B114

B192.if:                                          ; preds = %B192
  %.496 = add nsw i64 %.434.0, -1
  %.500 = add i64 %.431.0, 1
  %.539 = icmp slt i64 %.133.0, 0
  %.540 = select i1 %.539, i64 %arg.first_rows.5.0, i64 0
  %3 = getelementptr i64, ptr %arg.first_rows.4, i64 %.133.0
  %.554 = getelementptr i64, ptr %3, i64 %.540
  %.555 = load i64, ptr %.554, align 8
  %.556 = add nsw i64 %.555, %.431.0
  %.580 = icmp slt i64 %.133.0, 0
  %.581 = select i1 %.580, i64 %arg.row_weights.5.0, i64 0
  %.582 = add i64 %.133.0, %.581
  %.583 = icmp slt i64 %.431.0, 0
  %.584 = select i1 %.583, i64 %arg.row_weights.5.1, i64 0
  %.602 = mul i64 %.582, %arg.row_weights.5.1
  %4 = getelementptr float, ptr %arg.row_weights.4, i64 %.602
  %5 = getelementptr float, ptr %4, i64 %.431.0
  %.606 = getelementptr float, ptr %5, i64 %.584
  %.607 = load float, ptr %.606, align 4
  %storemerge511 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B290

B290.if:                                          ; preds = %B290
  %.712 = add nsw i64 %.650.0, -1
  %.716 = add i64 %.647.0, 1
  %.754 = icmp slt i64 %.647.0, 0
  %.755 = select i1 %.754, i64 %arg.line.5.0, i64 0
  %6 = getelementptr float, ptr %arg.line.4, i64 %.647.0
  %.769 = getelementptr float, ptr %6, i64 %.755
  %.770 = load float, ptr %.769, align 4
  %.794 = icmp slt i64 %.556, 0
  %.795 = select i1 %.794, i64 %arg.plane.5.0, i64 0
  %.796 = add i64 %.556, %.795
  %.797 = icmp slt i64 %.647.0, 0
  %.798 = select i1 %.797, i64 %arg.plane.5.1, i64 0
  %.816 = mul i64 %.796, %arg.plane.5.1
  %7 = getelementptr i8, ptr %arg.plane.4, i64 %.816
  %8 = getelementptr i8, ptr %7, i64 %.647.0
  %.820 = getelementptr i8, ptr %8, i64 %.798
  %.821 = load i8, ptr %.820, align 1
  %.822 = uitofp i8 %.821 to float
  %.824 = fmul contract float %.607, %.822
  %.825 = fadd contract float %.770, %.824
  %.839 = icmp slt i64 %.647.0, 0
  %.840 = select i1 %.839, i64 %arg.line.5.0, i64 0
  %9 = getelementptr float, ptr %arg.line.4, i64 %.647.0
  %.854 = getelementptr float, ptr %9, i64 %.840
  store float %.825, ptr %.854, align 4
  br label %B290

B440.if:                                          ; preds = %B440
  %.971 = add nsw i64 %.909.0, -1
  %.975 = add i64 %.906.0, 1
  %storemerge510 = call i64 @llvm.smax.i64(i64 %arg.column_weights.5.1, i64 0)
  br label %B510

B510.if:                                          ; preds = %B510
  %.1107 = add nsw i64 %.1045.0, -1
  %.1111 = add i64 %.1042.0, 1
  %.1159 = icmp slt i64 %.906.0, 0
  %.1160 = select i1 %.1159, i64 %arg.column_weights.5.0, i64 0
  %.1161 = add i64 %.906.0, %.1160
  %.1162 = icmp slt i64 %.1042.0, 0
  %.1163 = select i1 %.1162, i64 %arg.column_weights.5.1, i64 0
  %.1181 = mul i64 %.1161, %arg.column_weights.5.1
  %10 = getelementptr float, ptr %arg.column_weights.4, i64 %.1181
  %11 = getelementptr float, ptr %10, i64 %.1042.0
  %.1185 = getelementptr float, ptr %11, i64 %.1163
  %.1186 = load float, ptr %.1185, align 4
  %.1201 = icmp slt i64 %.906.0, 0
  %.1202 = select i1 %.1201, i64 %arg.first_columns.5.0, i64 0
  %12 = getelementptr i64, ptr %arg.first_columns.4, i64 %.906.0
  %.1216 = getelementptr i64, ptr %12, i64 %.1202
  %.1217 = load i64, ptr %.1216, align 8
  %.1218 = add nsw i64 %.1217, %.1042.0
  %.1232 = icmp slt i64 %.1218, 0
  %.1233 = select i1 %.1232, i64 %arg.line.5.0, i64 0
  %13 = getelementptr float, ptr %arg.line.4, i64 %.1218
  %.1247 = getelementptr float, ptr %13, i64 %.1233
  %.1248 = load float, ptr %.1247, align 4
  %.1249 = fmul contract float %.1186, %.1248
  %.1251 = fadd contract float %total.2.2, %.1249
  br label %B510
}

define void @shrink.0(ptr %slots) {
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
  %data4 = inttoptr i64 %slot10 to ptr
  %at11 = getelementptr i8, ptr %slots, i64 88
  %slot11 = load i64, ptr %at11, align 8
  %at12 = getelementptr i8, ptr %slots, i64 96
  %slot12 = load i64, ptr %at12, align 8
  %at13 = getelementptr i8, ptr %slots, i64 104
  %slot13 = load i64, ptr %at13, align 8
  %data5 = inttoptr i64 %slot13 to ptr
  %at14 = getelementptr i8, ptr %slots, i64 112
  %slot14 = load i64, ptr %at14, align 8
  %at15 = getelementptr i8, ptr %slots, i64 120
  %slot15 = load i64, ptr %at15, align 8
  %data6 = inttoptr i64 %slot15 to ptr
  %at16 = getelementptr i8, ptr %slots, i64 128
  %slot16 = load i64, ptr %at16, align 8
  %at17 = getelementptr i8, ptr %slots, i64 136
  %slot17 = load i64, ptr %at17, align 8
  %status = call i32 @loop(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 1, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data1, i64 %slot4, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot6, i64 %slot7, i64 0, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data3, i64 %slot9, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot11, i64 %slot12, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot14, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot16, i64 %slot17, i64 0, i64 0)
  ret void
}

define internal i32 @loop.22(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.plane.0, ptr %arg.plane.1, i64 %arg.plane.2, i64 %arg.plane.3, ptr %arg.plane.4, i64 %arg.plane.5.0, i64 %arg.plane.5.1, i64 %arg.plane.6.0, i64 %arg.plane.6.1, ptr %arg.first_rows.0, ptr %arg.first_rows.1, i64 %arg.first_rows.2, i64 %arg.first_rows.3, ptr %arg.first_rows.4, i64 %arg.first_rows.5.0, i64 %arg.first_rows.6.0, ptr %arg.row_weights.0, ptr %arg.row_weights.1, i64 %arg.row_weights.2, i64 %arg.row_weights.3, ptr %arg.row_weights.4, i64 %arg.row_weights.5.0, i64 %arg.row_weights.5.1, i64 %arg.row_weights.6.0, i64 %arg.row_weights.6.1, ptr %arg.first_columns.0, ptr %arg.first_columns.1, i64 %arg.first_columns.2, i64 %arg.first_columns.3, ptr %arg.first_columns.4, i64 %arg.first_columns.5.0, i64 %arg.first_columns.6.0, ptr %arg.column_weights.0, ptr %arg.column_weights.1, i64 %arg.column_weights.2, i64 %arg.column_weights.3, ptr %arg.column_weights.4, i64 %arg.column_weights.5.0, i64 %arg.column_weights.5.1, i64 %arg.column_weights.6.0, i64 %arg.column_weights.6.1, ptr %arg.line.0, ptr %arg.line.1, i64 %arg.line.2, i64 %arg.line.3, ptr %arg.line.4, i64 %arg.line.5.0, i64 %arg.line.6.0, ptr %arg.small.0, ptr %arg.small.1, i64 %arg.small.2, i64 %arg.small.3, ptr %arg.small.4, i64 %arg.small.5.0, i64 %arg.small.5.1, i64 %arg.small.6.0, i64 %arg.small.6.1) {
entry:
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.small.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B440, %entry
  %.133.0 = phi i64 [ 0, %entry ], [ %.205, %B440 ]
  %.136.0 = phi i64 [ %storemerge, %entry ], [ %.201, %B440 ]
  %.192 = icmp sgt i64 %.136.0, 0
  br i1 %.192, label %B58.if, label %B598

B114:                                             ; preds = %B58.if, %B114.if
  %.266.0 = phi i64 [ 0, %B58.if ], [ %.335, %B114.if ]
  %.269.0 = phi i64 [ %storemerge507, %B58.if ], [ %.331, %B114.if ]
  %.322 = icmp sgt i64 %.269.0, 0
  br i1 %.322, label %B114.if, label %B140

B140:                                             ; preds = %B114
  %storemerge508 = call i64 @llvm.smax.i64(i64 %arg.row_weights.5.1, i64 0)
  br label %B192

B192:                                             ; preds = %B290, %B140
  %.431.0 = phi i64 [ 0, %B140 ], [ %.500, %B290 ]
  %.434.0 = phi i64 [ %storemerge508, %B140 ], [ %.496, %B290 ]
  %.487 = icmp sgt i64 %.434.0, 0
  br i1 %.487, label %B192.if, label %B388

B290:                                             ; preds = %B192.if, %B290.if
  %.647.0 = phi i64 [ 0, %B192.if ], [ %.716, %B290.if ]
  %.650.0 = phi i64 [ %storemerge511, %B192.if ], [ %.712, %B290.if ]
  %.703 = icmp sgt i64 %.650.0, 0
  br i1 %.703, label %B290.if, label %B192

B388:                                             ; preds = %B192
  %storemerge509 = call i64 @llvm.smax.i64(i64 %arg.small.5.1, i64 0)
  br label %B440

B440:                                             ; preds = %B388, %B578
  %.906.0 = phi i64 [ 0, %B388 ], [ %.975, %B578 ]
  %.909.0 = phi i64 [ %storemerge509, %B388 ], [ %.971, %B578 ]
  %.962 = icmp sgt i64 %.909.0, 0
  br i1 %.962, label %B440.if, label %B56

B510:                                             ; preds = %B440.if, %B510.if
  %.1042.0 = phi i64 [ 0, %B440.if ], [ %.1111, %B510.if ]
  %.1045.0 = phi i64 [ %storemerge510, %B440.if ], [ %.1107, %B510.if ]
  %total.2.2 = phi float [ 0.000000e+00, %B440.if ], [ %.1251, %B510.if ]
  %.1098 = icmp sgt i64 %.1045.0, 0
  br i1 %.1098, label %B510.if, label %B578

B578:                                             ; preds = %B510
  %.1286 = icmp slt i64 %.133.0, 0
  %.1287 = select i1 %.1286, i64 %arg.small.5.0, i64 0
  %.1288 = add i64 %.133.0, %.1287
  %.1289 = icmp slt i64 %.906.0, 0
  %.1290 = select i1 %.1289, i64 %arg.small.5.1, i64 0
  %.1308 = mul i64 %.1288, %arg.small.5.1
  %0 = getelementptr float, ptr %arg.small.4, i64 %.1308
  %1 = getelementptr float, ptr %0, i64 %.906.0
  %.1312 = getelementptr float, ptr %1, i64 %.1290
  store float %total.2.2, ptr %.1312, align 4
  br label %B440

B598:                                             ; preds = %B56
  store ptr null, ptr %retptr, align 8
  ret i32 0

B58.if:                                           ; preds = %B56
  %.201 = add nsw i64 %.136.0, -1
  %.205 = add i64 %.133.0, 1
  %storemerge507 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B114

B114.if:                                          ; preds = %B114
  %.331 = add nsw i64 %.269.0, -1
  %.335 = add i64 %.266.0, 1
  %.373 = icmp slt i64 %.266.0, 0
  %.374 = select i1 %.373, i64 %arg.line.5.0, i64 0
  %2 = getelementptr float, ptr %arg.line.4, i64 %.266.0
  %.388 = getelementptr float, ptr %2, i64 %.374
  store float 0.000000e+00, ptr %.388, align 4
  br label %B114

B192.if:                                          ; preds = %B192
  %.496 = add nsw i64 %.434.0, -1
  %.500 = add i64 %.431.0, 1
  %.539 = icmp slt i64 %.133.0, 0
  %.540 = select i1 %.539, i64 %arg.first_rows.5.0, i64 0
  %3 = getelementptr i64, ptr %arg.first_rows.4, i64 %.133.0
  %.554 = getelementptr i64, ptr %3, i64 %.540
  %.555 = load i64, ptr %.554, align 8
  %.556 = add nsw i64 %.555, %.431.0
  %.580 = icmp slt i64 %.133.0, 0
  %.581 = select i1 %.580, i64 %arg.row_weights.5.0, i64 0
  %.582 = add i64 %.133.0, %.581
  %.583 = icmp slt i64 %.431.0, 0
  %.584 = select i1 %.583, i64 %arg.row_weights.5.1, i64 0
  %.602 = mul i64 %.582, %arg.row_weights.5.1
  %4 = getelementptr float, ptr %arg.row_weights.4, i64 %.602
  %5 = getelementptr float, ptr %4, i64 %.431.0
  %.606 = getelementptr float, ptr %5, i64 %.584
  %.607 = load float, ptr %.606, align 4
  %storemerge511 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B290

B290.if:                                          ; preds = %B290
  %.712 = add nsw i64 %.650.0, -1
  %.716 = add i64 %.647.0, 1
  %.754 = icmp slt i64 %.647.0, 0
  %.755 = select i1 %.754, i64 %arg.line.5.0, i64 0
  %6 = getelementptr float, ptr %arg.line.4, i64 %.647.0
  %.769 = getelementptr float, ptr %6, i64 %.755
  %.770 = load float, ptr %.769, align 4
  %.794 = icmp slt i64 %.556, 0
  %.795 = select i1 %.794, i64 %arg.plane.5.0, i64 0
  %.796 = add i64 %.556, %.795
  %.797 = icmp slt i64 %.647.0, 0
  %.798 = select i1 %.797, i64 %arg.plane.5.1, i64 0
  %.816 = mul i64 %.796, %arg.plane.5.1
  %7 = getelementptr i16, ptr %arg.plane.4, i64 %.816
  %8 = getelementptr i16, ptr %7, i64 %.647.0
  %.820 = getelementptr i16, ptr %8, i64 %.798
  %.821 = load i16, ptr %.820, align 2
  %.822 = uitofp i16 %.821 to float
  %.824 = fmul contract float %.607, %.822
  %.825 = fadd contract float %.770, %.824
  %.839 = icmp slt i64 %.647.0, 0
  %.840 = select i1 %.839, i64 %arg.line.5.0, i64 0
  %9 = getelementptr float, ptr %arg.line.4, i64 %.647.0
  %.854 = getelementptr float, ptr %9, i64 %.840
  store float %.825, ptr %.854, align 4
  br label %B290

B440.if:                                          ; preds = %B440
  %.971 = add nsw i64 %.909.0, -1
  %.975 = add i64 %.906.0, 1
  %storemerge510 = call i64 @llvm.smax.i64(i64 %arg.column_weights.5.1, i64 0)
  br label %B510

B510.if:                                          ; preds = %B510
  %.1107 = add nsw i64 %.1045.0, -1
  %.1111 = add i64 %.1042.0, 1
  %.1159 = icmp slt i64 %.906.0, 0
  %.1160 = select i1 %.1159, i64 %arg.column_weights.5.0, i64 0
  %.1161 = add i64 %.906.0, %.1160
  %.1162 = icmp slt i64 %.1042.0, 0
  %.1163 = select i1 %.1162, i64 %arg.column_weights.5.1, i64 0
  %.1181 = mul i64 %.1161, %arg.column_weights.5.1
  %10 = getelementptr float, ptr %arg.column_weights.4, i64 %.1181
  %11 = getelementptr float, ptr %10, i64 %.1042.0
  %.1185 = getelementptr float, ptr %11, i64 %.1163
  %.1186 = load float, ptr %.1185, align 4
  %.1201 = icmp slt i64 %.906.0, 0
  %.1202 = select i1 %.1201, i64 %arg.first_columns.5.0, i64 0
  %12 = getelementptr i64, ptr %arg.first_columns.4, i64 %.906.0
  %.1216 = getelementptr i64, ptr %12, i64 %.1202
  %.1217 = load i64, ptr %.1216, align 8
  %.1218 = add nsw i64 %.1217, %.1042.0
  %.1232 = icmp slt i64 %.1218, 0
  %.1233 = select i1 %.1232, i64 %arg.line.5.0, i64 0
  %13 = getelementptr float, ptr %arg.line.4, i64 %.1218
  %.1247 = getelementptr float, ptr %13, i64 %.1233
  %.1248 = load float, ptr %.1247, align 4
  %.1249 = fmul contract float %.1186, %.1248
  %.1251 = fadd contract float %total.2.2, %.1249
  br label %B510
}

define void @shrink.1(ptr %slots) {
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
  %data4 = inttoptr i64 %slot10 to ptr
  %at11 = getelementptr i8, ptr %slots, i64 88
  %slot11 = load i64, ptr %at11, align 8
  %at12 = getelementptr i8, ptr %slots, i64 96
  %slot12 = load i64, ptr %at12, align 8
  %at13 = getelementptr i8, ptr %slots, i64 104
  %slot13 = load i64, ptr %at13, align 8
  %data5 = inttoptr i64 %slot13 to ptr
  %at14 = getelementptr i8, ptr %slots, i64 112
  %slot14 = load i64, ptr %at14, align 8
  %at15 = getelementptr i8, ptr %slots, i64 120
  %slot15 = load i64, ptr %at15, align 8
  %data6 = inttoptr i64 %slot15 to ptr
  %at16 = getelementptr i8, ptr %slots, i64 128
  %slot16 = load i64, ptr %at16, align 8
  %at17 = getelementptr i8, ptr %slots, i64 136
  %slot17 = load i64, ptr %at17, align 8
  %status = call i32 @loop.22(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 2, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data1, i64 %slot4, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot6, i64 %slot7, i64 0, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data3, i64 %slot9, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot11, i64 %slot12, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot14, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot16, i64 %slot17, i64 0, i64 0)
  ret void
}

define internal i32 @loop.23(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.plane.0, ptr %arg.plane.1, i64 %arg.plane.2, i64 %arg.plane.3, ptr %arg.plane.4, i64 %arg.plane.5.0, i64 %arg.plane.5.1, i64 %arg.plane.6.0, i64 %arg.plane.6.1, ptr %arg.first_rows.0, ptr %arg.first_rows.1, i64 %arg.first_rows.2, i64 %arg.first_rows.3, ptr %arg.first_rows.4, i64 %arg.first_rows.5.0, i64 %arg.first_rows.6.0, ptr %arg.row_weights.0, ptr %arg.row_weights.1, i64 %arg.row_weights.2, i64 %arg.row_weights.3, ptr %arg.row_weights.4, i64 %arg.row_weights.5.0, i64 %arg.row_weights.5.1, i64 %arg.row_weights.6.0, i64 %arg.row_weights.6.1, ptr %arg.first_columns.0, ptr %arg.first_columns.1, i64 %arg.first_columns.2, i64 %arg.first_columns.3, ptr %arg.first_columns.4, i64 %arg.first_columns.5.0, i64 %arg.first_columns.6.0, ptr %arg.column_weights.0, ptr %arg.column_weights.1, i64 %arg.column_weights.2, i64 %arg.column_weights.3, ptr %arg.column_weights.4, i64 %arg.column_weights.5.0, i64 %arg.column_weights.5.1, i64 %arg.column_weights.6.0, i64 %arg.column_weights.6.1, ptr %arg.line.0, ptr %arg.line.1, i64 %arg.line.2, i64 %arg.line.3, ptr %arg.line.4, i64 %arg.line.5.0, i64 %arg.line.6.0, ptr %arg.small.0, ptr %arg.small.1, i64 %arg.small.2, i64 %arg.small.3, ptr %arg.small.4, i64 %arg.small.5.0, i64 %arg.small.5.1, i64 %arg.small.6.0, i64 %arg.small.6.1) {
entry:
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.small.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B440, %entry
  %.133.0 = phi i64 [ 0, %entry ], [ %.205, %B440 ]
  %.136.0 = phi i64 [ %storemerge, %entry ], [ %.201, %B440 ]
  %.192 = icmp sgt i64 %.136.0, 0
  br i1 %.192, label %B58.if, label %B598

B114:                                             ; preds = %B58.if, %B114.if
  %.266.0 = phi i64 [ 0, %B58.if ], [ %.335, %B114.if ]
  %.269.0 = phi i64 [ %storemerge507, %B58.if ], [ %.331, %B114.if ]
  %.322 = icmp sgt i64 %.269.0, 0
  br i1 %.322, label %B114.if, label %B140

B140:                                             ; preds = %B114
  %storemerge508 = call i64 @llvm.smax.i64(i64 %arg.row_weights.5.1, i64 0)
  br label %B192

B192:                                             ; preds = %B290, %B140
  %.431.0 = phi i64 [ 0, %B140 ], [ %.500, %B290 ]
  %.434.0 = phi i64 [ %storemerge508, %B140 ], [ %.496, %B290 ]
  %.487 = icmp sgt i64 %.434.0, 0
  br i1 %.487, label %B192.if, label %B388

B290:                                             ; preds = %B192.if, %B290.if
  %.647.0 = phi i64 [ 0, %B192.if ], [ %.716, %B290.if ]
  %.650.0 = phi i64 [ %storemerge511, %B192.if ], [ %.712, %B290.if ]
  %.703 = icmp sgt i64 %.650.0, 0
  br i1 %.703, label %B290.if, label %B192

B388:                                             ; preds = %B192
  %storemerge509 = call i64 @llvm.smax.i64(i64 %arg.small.5.1, i64 0)
  br label %B440

B440:                                             ; preds = %B388, %B578
  %.905.0 = phi i64 [ 0, %B388 ], [ %.974, %B578 ]
  %.908.0 = phi i64 [ %storemerge509, %B388 ], [ %.970, %B578 ]
  %.961 = icmp sgt i64 %.908.0, 0
  br i1 %.961, label %B440.if, label %B56

B510:                                             ; preds = %B440.if, %B510.if
  %.1041.0 = phi i64 [ 0, %B440.if ], [ %.1110, %B510.if ]
  %.1044.0 = phi i64 [ %storemerge510, %B440.if ], [ %.1106, %B510.if ]
  %total.2.2 = phi float [ 0.000000e+00, %B440.if ], [ %.1250, %B510.if ]
  %.1097 = icmp sgt i64 %.1044.0, 0
  br i1 %.1097, label %B510.if, label %B578

B578:                                             ; preds = %B510
  %.1285 = icmp slt i64 %.133.0, 0
  %.1286 = select i1 %.1285, i64 %arg.small.5.0, i64 0
  %.1287 = add i64 %.133.0, %.1286
  %.1288 = icmp slt i64 %.905.0, 0
  %.1289 = select i1 %.1288, i64 %arg.small.5.1, i64 0
  %.1307 = mul i64 %.1287, %arg.small.5.1
  %0 = getelementptr float, ptr %arg.small.4, i64 %.1307
  %1 = getelementptr float, ptr %0, i64 %.905.0
  %.1311 = getelementptr float, ptr %1, i64 %.1289
  store float %total.2.2, ptr %.1311, align 4
  br label %B440

B598:                                             ; preds = %B56
  store ptr null, ptr %retptr, align 8
  ret i32 0

B58.if:                                           ; preds = %B56
  %.201 = add nsw i64 %.136.0, -1
  %.205 = add i64 %.133.0, 1
  %storemerge507 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B114

B114.if:                                          ; preds = %B114
  %.331 = add nsw i64 %.269.0, -1
  %.335 = add i64 %.266.0, 1
  %.373 = icmp slt i64 %.266.0, 0
  %.374 = select i1 %.373, i64 %arg.line.5.0, i64 0
  %2 = getelementptr float, ptr %arg.line.4, i64 %.266.0
  %.388 = getelementptr float, ptr %2, i64 %.374
  store float 0.000000e+00, ptr %.388, align 4
  br label %B114

B192.if:                                          ; preds = %B192
  %.496 = add nsw i64 %.434.0, -1
  %.500 = add i64 %.431.0, 1
  %.539 = icmp slt i64 %.133.0, 0
  %.540 = select i1 %.539, i64 %arg.first_rows.5.0, i64 0
  %3 = getelementptr i64, ptr %arg.first_rows.4, i64 %.133.0
  %.554 = getelementptr i64, ptr %3, i64 %.540
  %.555 = load i64, ptr %.554, align 8
  %.556 = add nsw i64 %.555, %.431.0
  %.580 = icmp slt i64 %.133.0, 0
  %.581 = select i1 %.580, i64 %arg.row_weights.5.0, i64 0
  %.582 = add i64 %.133.0, %.581
  %.583 = icmp slt i64 %.431.0, 0
  %.584 = select i1 %.583, i64 %arg.row_weights.5.1, i64 0
  %.602 = mul i64 %.582, %arg.row_weights.5.1
  %4 = getelementptr float, ptr %arg.row_weights.4, i64 %.602
  %5 = getelementptr float, ptr %4, i64 %.431.0
  %.606 = getelementptr float, ptr %5, i64 %.584
  %.607 = load float, ptr %.606, align 4
  %storemerge511 = call i64 @llvm.smax.i64(i64 %arg.line.5.0, i64 0)
  br label %B290

B290.if:                                          ; preds = %B290
  %.712 = add nsw i64 %.650.0, -1
  %.716 = add i64 %.647.0, 1
  %.754 = icmp slt i64 %.647.0, 0
  %.755 = select i1 %.754, i64 %arg.line.5.0, i64 0
  %6 = getelementptr float, ptr %arg.line.4, i64 %.647.0
  %.769 = getelementptr float, ptr %6, i64 %.755
  %.770 = load float, ptr %.769, align 4
  %.794 = icmp slt i64 %.556, 0
  %.795 = select i1 %.794, i64 %arg.plane.5.0, i64 0
  %.796 = add i64 %.556, %.795
  %.797 = icmp slt i64 %.647.0, 0
  %.798 = select i1 %.797, i64 %arg.plane.5.1, i64 0
  %.816 = mul i64 %.796, %arg.plane.5.1
  %7 = getelementptr float, ptr %arg.plane.4, i64 %.816
  %8 = getelementptr float, ptr %7, i64 %.647.0
  %.820 = getelementptr float, ptr %8, i64 %.798
  %.821 = load float, ptr %.820, align 4
  %.823 = fmul contract float %.607, %.821
  %.824 = fadd contract float %.770, %.823
  %.838 = icmp slt i64 %.647.0, 0
  %.839 = select i1 %.838, i64 %arg.line.5.0, i64 0
  %9 = getelementptr float, ptr %arg.line.4, i64 %.647.0
  %.853 = getelementptr float, ptr %9, i64 %.839
  store float %.824, ptr %.853, align 4
  br label %B290

B440.if:                                          ; preds = %B440
  %.970 = add nsw i64 %.908.0, -1
  %.974 = add i64 %.905.0, 1
  %storemerge510 = call i64 @llvm.smax.i64(i64 %arg.column_weights.5.1, i64 0)
  br label %B510

B510.if:                                          ; preds = %B510
  %.1106 = add nsw i64 %.1044.0, -1
  %.1110 = add i64 %.1041.0, 1
  %.1158 = icmp slt i64 %.905.0, 0
  %.1159 = select i1 %.1158, i64 %arg.column_weights.5.0, i64 0
  %.1160 = add i64 %.905.0, %.1159
  %.1161 = icmp slt i64 %.1041.0, 0
  %.1162 = select i1 %.1161, i64 %arg.column_weights.5.1, i64 0
  %.1180 = mul i64 %.1160, %arg.column_weights.5.1
  %10 = getelementptr float, ptr %arg.column_weights.4, i64 %.1180
  %11 = getelementptr float, ptr %10, i64 %.1041.0
  %.1184 = getelementptr float, ptr %11, i64 %.1162
  %.1185 = load float, ptr %.1184, align 4
  %.1200 = icmp slt i64 %.905.0, 0
  %.1201 = select i1 %.1200, i64 %arg.first_columns.5.0, i64 0
  %12 = getelementptr i64, ptr %arg.first_columns.4, i64 %.905.0
  %.1215 = getelementptr i64, ptr %12, i64 %.1201
  %.1216 = load i64, ptr %.1215, align 8
  %.1217 = add nsw i64 %.1216, %.1041.0
  %.1231 = icmp slt i64 %.1217, 0
  %.1232 = select i1 %.1231, i64 %arg.line.5.0, i64 0
  %13 = getelementptr float, ptr %arg.line.4, i64 %.1217
  %.1246 = getelementptr float, ptr %13, i64 %.1232
  %.1247 = load float, ptr %.1246, align 4
  %.1248 = fmul contract float %.1185, %.1247
  %.1250 = fadd contract float %total.2.2, %.1248
  br label %B510
}

define void @shrink.2(ptr %slots) {
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
  %data4 = inttoptr i64 %slot10 to ptr
  %at11 = getelementptr i8, ptr %slots, i64 88
  %slot11 = load i64, ptr %at11, align 8
  %at12 = getelementptr i8, ptr %slots, i64 96
  %slot12 = load i64, ptr %at12, align 8
  %at13 = getelementptr i8, ptr %slots, i64 104
  %slot13 = load i64, ptr %at13, align 8
  %data5 = inttoptr i64 %slot13 to ptr
  %at14 = getelementptr i8, ptr %slots, i64 112
  %slot14 = load i64, ptr %at14, align 8
  %at15 = getelementptr i8, ptr %slots, i64 120
  %slot15 = load i64, ptr %at15, align 8
  %data6 = inttoptr i64 %slot15 to ptr
  %at16 = getelementptr i8, ptr %slots, i64 128
  %slot16 = load i64, ptr %at16, align 8
  %at17 = getelementptr i8, ptr %slots, i64 136
  %slot17 = load i64, ptr %at17, align 8
  %status = call i32 @loop.23(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 4, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data1, i64 %slot4, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot6, i64 %slot7, i64 0, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data3, i64 %slot9, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot11, i64 %slot12, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot14, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot16, i64 %slot17, i64 0, i64 0)
  ret void
}

define internal i32 @loop.24(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.planes.0, ptr %arg.planes.1, i64 %arg.planes.2, i64 %arg.planes.3, ptr %arg.planes.4, i64 %arg.planes.5.0, i64 %arg.planes.5.1, i64 %arg.planes.5.2, i64 %arg.planes.6.0, i64 %arg.planes.6.1, i64 %arg.planes.6.2, ptr %arg.first.0, ptr %arg.first.1, i64 %arg.first.2, i64 %arg.first.3, ptr %arg.first.4, i64 %arg.first.5.0, i64 %arg.first.6.0, ptr %arg.weights.0, ptr %arg.weights.1, i64 %arg.weights.2, i64 %arg.weights.3, ptr %arg.weights.4, i64 %arg.weights.5.0, i64 %arg.weights.5.1, i64 %arg.weights.6.0, i64 %arg.weights.6.1, ptr %arg.wide.0, ptr %arg.wide.1, i64 %arg.wide.2, i64 %arg.wide.3, ptr %arg.wide.4, i64 %arg.wide.5.0, i64 %arg.wide.5.1, i64 %arg.wide.5.2, i64 %arg.wide.6.0, i64 %arg.wide.6.1, i64 %arg.wide.6.2) {
entry:
  br label %B34

B34:                                              ; preds = %B90, %entry
  %.91.0 = phi i64 [ 0, %entry ], [ %.162, %B90 ]
  %.94.0 = phi i64 [ 2, %entry ], [ %.158, %B90 ]
  %.149 = icmp sgt i64 %.94.0, 0
  br i1 %.149, label %B34.if, label %B312

B90:                                              ; preds = %B146, %B34.if
  %.229.0 = phi i64 [ 0, %B34.if ], [ %.298, %B146 ]
  %.232.0 = phi i64 [ %storemerge, %B34.if ], [ %.294, %B146 ]
  %.285 = icmp sgt i64 %.232.0, 0
  br i1 %.285, label %B90.if, label %B34

B146:                                             ; preds = %B90.if, %B290
  %.365.0 = phi i64 [ 0, %B90.if ], [ %.434, %B290 ]
  %.368.0 = phi i64 [ %storemerge319, %B90.if ], [ %.430, %B290 ]
  %.421 = icmp sgt i64 %.368.0, 0
  br i1 %.421, label %B146.if, label %B90

B216:                                             ; preds = %B146.if, %B216.if
  %.501.0 = phi i64 [ 0, %B146.if ], [ %.570, %B216.if ]
  %.504.0 = phi i64 [ %storemerge320, %B146.if ], [ %.566, %B216.if ]
  %total.2.3 = phi float [ 0.000000e+00, %B146.if ], [ %.751, %B216.if ]
  %.557 = icmp sgt i64 %.504.0, 0
  br i1 %.557, label %B216.if, label %B290

B290:                                             ; preds = %B216
  %.794 = icmp slt i64 %.91.0, 0
  %.795 = select i1 %.794, i64 %arg.wide.5.0, i64 0
  %.796 = add i64 %.91.0, %.795
  %.797 = icmp slt i64 %.229.0, 0
  %.798 = select i1 %.797, i64 %arg.wide.5.1, i64 0
  %.799 = add i64 %.229.0, %.798
  %.800 = icmp slt i64 %.365.0, 0
  %.801 = select i1 %.800, i64 %arg.wide.5.2, i64 0
  %.824 = mul i64 %arg.wide.5.1, %arg.wide.5.2
  %.826 = mul i64 %.796, %.824
  %.828 = mul i64 %.799, %arg.wide.5.2
  %0 = getelementptr float, ptr %arg.wide.4, i64 %.826
  %1 = getelementptr float, ptr %0, i64 %.828
  %2 = getelementptr float, ptr %1, i64 %.365.0
  %.832 = getelementptr float, ptr %2, i64 %.801
  store float %total.2.3, ptr %.832, align 4
  br label %B146

B312:                                             ; preds = %B34
  store ptr null, ptr %retptr, align 8
  ret i32 0

B34.if:                                           ; preds = %B34
  %.158 = add nsw i64 %.94.0, -1
  %.162 = add i64 %.91.0, 1
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.wide.5.1, i64 0)
  br label %B90

B90.if:                                           ; preds = %B90
  %.294 = add nsw i64 %.232.0, -1
  %.298 = add i64 %.229.0, 1
  %storemerge319 = call i64 @llvm.smax.i64(i64 %arg.wide.5.2, i64 0)
  br label %B146

B146.if:                                          ; preds = %B146
  %.430 = add nsw i64 %.368.0, -1
  %.434 = add i64 %.365.0, 1
  %storemerge320 = call i64 @llvm.smax.i64(i64 %arg.weights.5.1, i64 0)
  br label %B216

B216.if:                                          ; preds = %B216
  %.566 = add nsw i64 %.504.0, -1
  %.570 = add i64 %.501.0, 1
  %.618 = icmp slt i64 %.365.0, 0
  %.619 = select i1 %.618, i64 %arg.weights.5.0, i64 0
  %.620 = add i64 %.365.0, %.619
  %.621 = icmp slt i64 %.501.0, 0
  %.622 = select i1 %.621, i64 %arg.weights.5.1, i64 0
  %.640 = mul i64 %.620, %arg.weights.5.1
  %3 = getelementptr float, ptr %arg.weights.4, i64 %.640
  %4 = getelementptr float, ptr %3, i64 %.501.0
  %.644 = getelementptr float, ptr %4, i64 %.622
  %.645 = load float, ptr %.644, align 4
  %.660 = icmp slt i64 %.365.0, 0
  %.661 = select i1 %.660, i64 %arg.first.5.0, i64 0
  %5 = getelementptr i64, ptr %arg.first.4, i64 %.365.0
  %.675 = getelementptr i64, ptr %5, i64 %.661
  %.676 = load i64, ptr %.675, align 8
  %.677 = add nsw i64 %.676, %.501.0
  %.709 = icmp slt i64 %.91.0, 0
  %.710 = select i1 %.709, i64 %arg.planes.5.0, i64 0
  %.711 = add i64 %.91.0, %.710
  %.712 = icmp slt i64 %.229.0, 0
  %.713 = select i1 %.712, i64 %arg.planes.5.1, i64 0
  %.714 = add i64 %.229.0, %.713
  %.715 = icmp slt i64 %.677, 0
  %.716 = select i1 %.715, i64 %arg.planes.5.2, i64 0
  %.739 = mul i64 %arg.planes.5.1, %arg.planes.5.2
  %.741 = mul i64 %.711, %.739
  %.743 = mul i64 %.714, %arg.planes.5.2
  %6 = getelementptr float, ptr %arg.planes.4, i64 %.741
  %7 = getelementptr float, ptr %6, i64 %.743
  %8 = getelementptr float, ptr %7, i64 %.677
  %.747 = getelementptr float, ptr %8, i64 %.716
  %.748 = load float, ptr %.747, align 4
  %.749 = fmul contract float %.645, %.748
  %.751 = fadd contract float %total.2.3, %.749
  br label %B216
}

define void @widen.0(ptr %slots) {
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
  %status = call i32 @loop.24(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 4, ptr %data0, i64 %slot1, i64 %slot2, i64 %slot3, i64 0, i64 0, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data1, i64 %slot5, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot7, i64 %slot8, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot10, i64 %slot11, i64 %slot12, i64 0, i64 0, i64 0)
  ret void
}

define internal i32 @loop.25(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.luma.0, ptr %arg.luma.1, i64 %arg.luma.2, i64 %arg.luma.3, ptr %arg.luma.4, i64 %arg.luma.5.0, i64 %arg.luma.5.1, i64 %arg.luma.6.0, i64 %arg.luma.6.1, ptr %arg.rows.0, ptr %arg.rows.1, i64 %arg.rows.2, i64 %arg.rows.3, ptr %arg.rows.4, i64 %arg.rows.5.0, i64 %arg.rows.5.1, i64 %arg.rows.5.2, i64 %arg.rows.6.0, i64 %arg.rows.6.1, i64 %arg.rows.6.2, ptr %arg.first.0, ptr %arg.first.1, i64 %arg.first.2, i64 %arg.first.3, ptr %arg.first.4, i64 %arg.first.5.0, i64 %arg.first.6.0, ptr %arg.weights.0, ptr %arg.weights.1, i64 %arg.weights.2, i64 %arg.weights.3, ptr %arg.weights.4, i64 %arg.weights.5.0, i64 %arg.weights.5.1, i64 %arg.weights.6.0, i64 %arg.weights.6.1, ptr %arg.signal.0, ptr %arg.signal.1, i64 %arg.signal.2, i64 %arg.signal.3, ptr %arg.signal.4, i64 %arg.signal.5.0, i64 %arg.signal.6.0, ptr %arg.f_table.0, ptr %arg.f_table.1, i64 %arg.f_table.2, i64 %arg.f_table.3, ptr %arg.f_table.4, i64 %arg.f_table.5.0, i64 %arg.f_table.6.0, ptr %arg.gamma.0, ptr %arg.gamma.1, i64 %arg.gamma.2, i64 %arg.gamma.3, ptr %arg.gamma.4, i64 %arg.gamma.5.0, i64 %arg.gamma.6.0, ptr %arg.place.0, ptr %arg.place.1, i64 %arg.place.2, i64 %arg.place.3, ptr %arg.place.4, i64 %arg.place.5.0, i64 %arg.place.6.0, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, ptr %arg.cb.0, ptr %arg.cb.1, i64 %arg.cb.2, i64 %arg.cb.3, ptr %arg.cb.4, i64 %arg.cb.5.0, i64 %arg.cb.5.1, i64 %arg.cb.6.0, i64 %arg.cb.6.1, ptr %arg.cr.0, ptr %arg.cr.1, i64 %arg.cr.2, i64 %arg.cr.3, ptr %arg.cr.4, i64 %arg.cr.5.0, i64 %arg.cr.5.1, i64 %arg.cr.6.0, i64 %arg.cr.6.1) {
entry:
  %.524 = alloca ptr, align 8
  store ptr null, ptr %.524, align 8
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.575 = alloca i64, align 8
  store i64 0, ptr %.575, align 8
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.1029 = alloca ptr, align 8
  store ptr null, ptr %.1029, align 8
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.1079 = alloca ptr, align 8
  store ptr null, ptr %.1079, align 8
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.1677 = alloca [3 x float], align 4
  store float 0.000000e+00, ptr %.1677, align 4
  %.fca.1.gep = getelementptr inbounds nuw i8, ptr %.1677, i64 4
  store float 0.000000e+00, ptr %.fca.1.gep, align 4
  %.fca.2.gep = getelementptr inbounds nuw i8, ptr %.1677, i64 8
  store float 0.000000e+00, ptr %.fca.2.gep, align 4
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %.2175 = alloca float, align 4
  store float 0.000000e+00, ptr %.2175, align 4
  %excinfo.6 = alloca ptr, align 8
  store ptr null, ptr %excinfo.6, align 8
  %.2203 = alloca float, align 4
  store float 0.000000e+00, ptr %.2203, align 4
  %excinfo.7 = alloca ptr, align 8
  store ptr null, ptr %excinfo.7, align 8
  %.2337 = alloca ptr, align 8
  store ptr null, ptr %.2337, align 8
  %excinfo.8 = alloca ptr, align 8
  store ptr null, ptr %excinfo.8, align 8
  %.179 = load i64, ptr %arg.place.4, align 8
  %.207 = getelementptr i8, ptr %arg.place.4, i64 8
  %.208 = load i64, ptr %.207, align 8
  %.236 = getelementptr i8, ptr %arg.place.4, i64 16
  %.237 = load i64, ptr %.236, align 8
  %.265 = getelementptr i8, ptr %arg.place.4, i64 24
  %.266 = load i64, ptr %.265, align 8
  %.294 = getelementptr i8, ptr %arg.place.4, i64 32
  %.295 = load i64, ptr %.294, align 8
  %.323 = getelementptr i8, ptr %arg.place.4, i64 40
  %.324 = load i64, ptr %.323, align 8
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.first.5.0, i64 0)
  br label %B158

B158:                                             ; preds = %B1458.endif, %entry
  %.388.0 = phi i64 [ 0, %entry ], [ %.388.1, %B1458.endif ]
  %.391.0 = phi i64 [ %storemerge, %entry ], [ %.391.1, %B1458.endif ]
  %.447 = icmp sgt i64 %.391.0, 0
  %.456 = add nsw i64 %.391.0, -1
  %.460 = add i64 %.388.0, 1
  %.388.1 = select i1 %.447, i64 %.460, i64 %.388.0
  %.391.1 = select i1 %.447, i64 %.456, i64 %.391.0
  %.437.sroa.0.0 = select i1 %.447, i64 %.388.0, i64 0
  br i1 %.447, label %B162, label %B1512

B162:                                             ; preds = %B158
  %.503 = icmp slt i64 %.437.sroa.0.0, 0
  %.504 = select i1 %.503, i64 %arg.first.5.0, i64 0
  %0 = getelementptr i64, ptr %arg.first.4, i64 %.437.sroa.0.0
  %.518 = getelementptr i64, ptr %0, i64 %.504
  %.519 = load i64, ptr %.518, align 8
  store ptr null, ptr %.524, align 8
  %.542 = call i32 @loop.26(ptr nonnull %.524, ptr nonnull %excinfo.1, ptr %arg.rows.0, ptr %arg.rows.1, i64 %arg.rows.2, i64 %arg.rows.3, ptr %arg.rows.4, i64 %arg.rows.5.0, i64 %arg.rows.5.1, i64 %arg.rows.5.2, i64 %arg.rows.6.0, i64 %arg.rows.6.1, i64 %arg.rows.6.2, i64 %.519, ptr %arg.weights.0, ptr %arg.weights.1, i64 %arg.weights.2, i64 %arg.weights.3, ptr %arg.weights.4, i64 %arg.weights.5.0, i64 %arg.weights.5.1, i64 %arg.weights.6.0, i64 %arg.weights.6.1, i64 %.437.sroa.0.0, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1)
  switch i32 %.542, label %B162.if [
    i32 -2, label %B162.endif
    i32 0, label %B162.endif
  ], !prof !0

B320:                                             ; preds = %B162.endif.endif, %B320.if
  %.640.0 = phi i64 [ 0, %B162.endif.endif ], [ %.709, %B320.if ]
  %.643.0 = phi i64 [ %storemerge1070, %B162.endif.endif ], [ %.705, %B320.if ]
  %.696 = icmp sgt i64 %.643.0, 0
  br i1 %.696, label %B320.if, label %B430

B430:                                             ; preds = %B320
  %.939 = sub i64 %.591, %.564
  %storemerge1071 = call i64 @llvm.smax.i64(i64 %.939, i64 0)
  br label %B462

B462:                                             ; preds = %B464.endif, %B430
  %.926.0 = phi i64 [ %.564, %B430 ], [ %.995, %B464.endif ]
  %.929.0 = phi i64 [ %storemerge1071, %B430 ], [ %.991, %B464.endif ]
  %.982 = icmp sgt i64 %.929.0, 0
  br i1 %.982, label %B462.if, label %B518

B518:                                             ; preds = %B462
  %.1069 = sub nsw i64 %.591, %.564
  %.1074 = sitofp i64 %.1069 to float
  store ptr null, ptr %.1079, align 8
  %.1089 = call i32 @loop.28(ptr nonnull %.1079, ptr nonnull %excinfo.4, float %.1074, i64 %.179, i64 %.237, ptr %arg.signal.0, ptr %arg.signal.1, i64 %arg.signal.2, i64 %arg.signal.3, ptr %arg.signal.4, i64 %arg.signal.5.0, i64 %arg.signal.6.0, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1)
  switch i32 %.1089, label %B518.if [
    i32 -2, label %B518.endif
    i32 0, label %B518.endif
  ], !prof !0

B650:                                             ; preds = %B518.endif, %B650.if
  %.1145.0 = phi i64 [ 0, %B518.endif ], [ %.1214, %B650.if ]
  %.1148.0 = phi i64 [ %storemerge1072, %B518.endif ], [ %.1210, %B650.if ]
  %.1201 = icmp sgt i64 %.1148.0, 0
  br i1 %.1201, label %B650.if, label %B822

B822:                                             ; preds = %B650
  %storemerge1073 = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B874

B874:                                             ; preds = %B876.endif, %B822
  %.1420.0 = phi i64 [ 0, %B822 ], [ %.1489, %B876.endif ]
  %.1423.0 = phi i64 [ %storemerge1073, %B822 ], [ %.1485, %B876.endif ]
  %.1476 = icmp sgt i64 %.1423.0, 0
  br i1 %.1476, label %B874.if, label %B1132

B1132:                                            ; preds = %B874, %B1188
  %.1895.0 = phi i64 [ %.1964, %B1188 ], [ 5, %B874 ]
  %.1898.0 = phi i64 [ %.1960, %B1188 ], [ 3, %B874 ]
  %.1951 = icmp sgt i64 %.1898.0, 0
  br i1 %.1951, label %B1132.if, label %B1458

B1188:                                            ; preds = %B1190.endif.endif, %B1132.if
  %.2028.0 = phi i64 [ 0, %B1132.if ], [ %.2097, %B1190.endif.endif ]
  %.2031.0 = phi i64 [ %storemerge1074, %B1132.if ], [ %.2093, %B1190.endif.endif ]
  %.2084 = icmp sgt i64 %.2031.0, 0
  br i1 %.2084, label %B1188.if, label %B1132

B1458:                                            ; preds = %B1132
  %.2328 = mul nsw i64 %.324, %.437.sroa.0.0
  %.2332 = add nsw i64 %.295, %.2328
  store ptr null, ptr %.2337, align 8
  %.2355 = call i32 @loop.31(ptr nonnull %.2337, ptr nonnull %excinfo.8, ptr %arg.signal.0, ptr %arg.signal.1, i64 %arg.signal.2, i64 %arg.signal.3, ptr %arg.signal.4, i64 %arg.signal.5.0, i64 %arg.signal.6.0, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, i64 %.2332, ptr %arg.cb.0, ptr %arg.cb.1, i64 %arg.cb.2, i64 %arg.cb.3, ptr %arg.cb.4, i64 %arg.cb.5.0, i64 %arg.cb.5.1, i64 %arg.cb.6.0, i64 %arg.cb.6.1, ptr %arg.cr.0, ptr %arg.cr.1, i64 %arg.cr.2, i64 %arg.cr.3, ptr %arg.cr.4, i64 %arg.cr.5.0, i64 %arg.cr.5.1, i64 %arg.cr.6.0, i64 %arg.cr.6.1)
  switch i32 %.2355, label %B1458.if [
    i32 -2, label %B1458.endif
    i32 0, label %B1458.endif
  ], !prof !0

common.ret:                                       ; preds = %B1458.if, %B1190.endif.if, %B1190.if, %B876.if, %B518.if, %B464.if, %B162.endif.if, %B162.if, %B1512
  %common.ret.op = phi i32 [ 0, %B1512 ], [ %.542, %B162.if ], [ %.581, %B162.endif.if ], [ %.1041, %B464.if ], [ %.1089, %B518.if ], [ %.1681, %B876.if ], [ %.2181, %B1190.if ], [ %.2209, %B1190.endif.if ], [ %.2355, %B1458.if ]
  ret i32 %common.ret.op

B1512:                                            ; preds = %B158
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B162.if:                                          ; preds = %B162
  %.550 = icmp sgt i32 %.542, 0
  %.543 = load ptr, ptr %excinfo.1, align 8
  %.551 = select i1 %.550, ptr %.543, ptr undef
  store ptr %.551, ptr %excinfo, align 8
  br label %common.ret

B162.endif:                                       ; preds = %B162, %B162
  %.564 = shl i64 %.437.sroa.0.0, %.208
  %1 = add i64 %.437.sroa.0.0, 1
  %.571 = shl i64 %1, %.208
  store i64 0, ptr %.575, align 8
  %.581 = call i32 @loop.32(ptr nonnull %.575, ptr nonnull %excinfo.2, i64 %.571, i64 %.266)
  %.591 = load i64, ptr %.575, align 8
  switch i32 %.581, label %B162.endif.if [
    i32 -2, label %B162.endif.endif
    i32 0, label %B162.endif.endif
  ], !prof !0

B162.endif.if:                                    ; preds = %B162.endif
  %.589 = icmp sgt i32 %.581, 0
  %.582 = load ptr, ptr %excinfo.2, align 8
  %.590 = select i1 %.589, ptr %.582, ptr undef
  store ptr %.590, ptr %excinfo, align 8
  br label %common.ret

B162.endif.endif:                                 ; preds = %B162.endif, %B162.endif
  %storemerge1070 = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B320

B320.if:                                          ; preds = %B320
  %.705 = add nsw i64 %.643.0, -1
  %.709 = add i64 %.640.0, 1
  %.763 = icmp slt i64 %.640.0, 0
  %.764 = select i1 %.763, i64 %arg.work.5.1, i64 0
  %.idx1080 = shl i64 %arg.work.5.1, 3
  %2 = getelementptr i8, ptr %arg.work.4, i64 %.idx1080
  %3 = getelementptr float, ptr %2, i64 %.640.0
  %.786 = getelementptr float, ptr %3, i64 %.764
  store float 0.000000e+00, ptr %.786, align 4
  %.817 = icmp slt i64 %.640.0, 0
  %.818 = select i1 %.817, i64 %arg.work.5.1, i64 0
  %.idx1081 = mul i64 %arg.work.5.1, 12
  %4 = getelementptr i8, ptr %arg.work.4, i64 %.idx1081
  %5 = getelementptr float, ptr %4, i64 %.640.0
  %.840 = getelementptr float, ptr %5, i64 %.818
  store float 6.553500e+04, ptr %.840, align 4
  %.871 = icmp slt i64 %.640.0, 0
  %.872 = select i1 %.871, i64 %arg.work.5.1, i64 0
  %.idx1082 = shl i64 %arg.work.5.1, 4
  %6 = getelementptr i8, ptr %arg.work.4, i64 %.idx1082
  %7 = getelementptr float, ptr %6, i64 %.640.0
  %.894 = getelementptr float, ptr %7, i64 %.872
  store float 0.000000e+00, ptr %.894, align 4
  br label %B320

B462.if:                                          ; preds = %B462
  %.1022 = mul nsw i64 %.324, %.926.0
  %.1024 = add nsw i64 %.295, %.1022
  store ptr null, ptr %.1029, align 8
  %.1041 = call i32 @loop.27(ptr nonnull %.1029, ptr nonnull %excinfo.3, ptr %arg.luma.0, ptr %arg.luma.1, i64 %arg.luma.2, i64 %arg.luma.3, ptr %arg.luma.4, i64 %arg.luma.5.0, i64 %arg.luma.5.1, i64 %arg.luma.6.0, i64 %arg.luma.6.1, i64 %.1024, i64 %.179, i64 %.237, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1)
  switch i32 %.1041, label %B464.if [
    i32 -2, label %B464.endif
    i32 0, label %B464.endif
  ], !prof !0

B464.if:                                          ; preds = %B462.if
  %.1049 = icmp sgt i32 %.1041, 0
  %.1042 = load ptr, ptr %excinfo.3, align 8
  %.1050 = select i1 %.1049, ptr %.1042, ptr undef
  store ptr %.1050, ptr %excinfo, align 8
  br label %common.ret

B464.endif:                                       ; preds = %B462.if, %B462.if
  %.995 = add i64 %.926.0, 1
  %.991 = add nsw i64 %.929.0, -1
  br label %B462

B518.if:                                          ; preds = %B518
  %.1097 = icmp sgt i32 %.1089, 0
  %.1090 = load ptr, ptr %excinfo.4, align 8
  %.1098 = select i1 %.1097, ptr %.1090, ptr undef
  store ptr %.1098, ptr %excinfo, align 8
  br label %common.ret

B518.endif:                                       ; preds = %B518, %B518
  %storemerge1072 = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B650

B650.if:                                          ; preds = %B650
  %.1210 = add nsw i64 %.1148.0, -1
  %.1214 = add i64 %.1145.0, 1
  %.1268 = icmp slt i64 %.1145.0, 0
  %.1269 = select i1 %.1268, i64 %arg.work.5.1, i64 0
  %.idx1078 = shl i64 %arg.work.5.1, 3
  %8 = getelementptr i8, ptr %arg.work.4, i64 %.idx1078
  %9 = getelementptr float, ptr %8, i64 %.1145.0
  %.1291 = getelementptr float, ptr %9, i64 %.1269
  %.1292 = load float, ptr %.1291, align 4
  %.1293 = fmul contract float %.1292, 4.096000e+03
  %.1294 = fadd contract float %.1293, 5.000000e-01
  %.1295 = fptosi float %.1294 to i32
  %10 = and i32 %.1295, 65535
  %.1298 = zext nneg i32 %10 to i64
  %.1323 = getelementptr float, ptr %arg.f_table.4, i64 %.1298
  %.1324 = load float, ptr %.1323, align 4
  %.1354 = icmp slt i64 %.1145.0, 0
  %.1355 = select i1 %.1354, i64 %arg.work.5.1, i64 0
  %.idx1079 = shl i64 %arg.work.5.1, 3
  %11 = getelementptr i8, ptr %arg.work.4, i64 %.idx1079
  %12 = getelementptr float, ptr %11, i64 %.1145.0
  %.1377 = getelementptr float, ptr %12, i64 %.1355
  store float %.1324, ptr %.1377, align 4
  br label %B650

B874.if:                                          ; preds = %B874
  %.1544 = icmp slt i64 %.1420.0, 0
  %.1545 = select i1 %.1544, i64 %arg.work.5.1, i64 0
  %.idx = shl i64 %arg.work.5.1, 3
  %13 = getelementptr i8, ptr %arg.work.4, i64 %.idx
  %14 = getelementptr float, ptr %13, i64 %.1420.0
  %.1567 = getelementptr float, ptr %14, i64 %.1545
  %.1568 = load float, ptr %.1567, align 4
  %.1598 = icmp slt i64 %.1420.0, 0
  %.1599 = select i1 %.1598, i64 %arg.work.5.1, i64 0
  %15 = getelementptr float, ptr %arg.work.4, i64 %.1420.0
  %.1621 = getelementptr float, ptr %15, i64 %.1599
  %.1622 = load float, ptr %.1621, align 4
  %.1652 = icmp slt i64 %.1420.0, 0
  %.1653 = select i1 %.1652, i64 %arg.work.5.1, i64 0
  %16 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %17 = getelementptr float, ptr %16, i64 %.1420.0
  %.1675 = getelementptr float, ptr %17, i64 %.1653
  %.1676 = load float, ptr %.1675, align 4
  store float 0.000000e+00, ptr %.1677, align 4
  %.fca.1.gep154 = getelementptr inbounds nuw i8, ptr %.1677, i64 4
  store float 0.000000e+00, ptr %.fca.1.gep154, align 4
  %.fca.2.gep155 = getelementptr inbounds nuw i8, ptr %.1677, i64 8
  store float 0.000000e+00, ptr %.fca.2.gep155, align 4
  %.1681 = call i32 @loop.29(ptr nonnull %.1677, ptr nonnull %excinfo.5, float %.1568, float %.1622, float %.1676)
  switch i32 %.1681, label %B876.if [
    i32 -2, label %B876.endif
    i32 0, label %B876.endif
  ], !prof !0

B876.if:                                          ; preds = %B874.if
  %.1689 = icmp sgt i32 %.1681, 0
  %.1682 = load ptr, ptr %excinfo.5, align 8
  %.1690 = select i1 %.1689, ptr %.1682, ptr undef
  store ptr %.1690, ptr %excinfo, align 8
  br label %common.ret

B876.endif:                                       ; preds = %B874.if, %B874.if
  %.1691.fca.2.gep = getelementptr inbounds nuw i8, ptr %.1677, i64 8
  %.1691.fca.2.load = load float, ptr %.1691.fca.2.gep, align 4
  %.1691.fca.1.gep = getelementptr inbounds nuw i8, ptr %.1677, i64 4
  %.1691.fca.1.load = load float, ptr %.1691.fca.1.gep, align 4
  %.1691.fca.0.load = load float, ptr %.1677, align 4
  %.1489 = add i64 %.1420.0, 1
  %.1485 = add nsw i64 %.1423.0, -1
  %.1733 = icmp slt i64 %.1420.0, 0
  %.1734 = select i1 %.1733, i64 %arg.work.5.1, i64 0
  %.idx1075 = mul i64 %arg.work.5.1, 20
  %18 = getelementptr i8, ptr %arg.work.4, i64 %.idx1075
  %19 = getelementptr float, ptr %18, i64 %.1420.0
  %.1756 = getelementptr float, ptr %19, i64 %.1734
  store float %.1691.fca.0.load, ptr %.1756, align 4
  %.1787 = icmp slt i64 %.1420.0, 0
  %.1788 = select i1 %.1787, i64 %arg.work.5.1, i64 0
  %.idx1076 = mul i64 %arg.work.5.1, 24
  %20 = getelementptr i8, ptr %arg.work.4, i64 %.idx1076
  %21 = getelementptr float, ptr %20, i64 %.1420.0
  %.1810 = getelementptr float, ptr %21, i64 %.1788
  store float %.1691.fca.1.load, ptr %.1810, align 4
  %.1841 = icmp slt i64 %.1420.0, 0
  %.1842 = select i1 %.1841, i64 %arg.work.5.1, i64 0
  %.idx1077 = mul i64 %arg.work.5.1, 28
  %22 = getelementptr i8, ptr %arg.work.4, i64 %.idx1077
  %23 = getelementptr float, ptr %22, i64 %.1420.0
  %.1864 = getelementptr float, ptr %23, i64 %.1842
  store float %.1691.fca.2.load, ptr %.1864, align 4
  br label %B874

B1132.if:                                         ; preds = %B1132
  %.1960 = add nsw i64 %.1898.0, -1
  %.1964 = add i64 %.1895.0, 1
  %storemerge1074 = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B1188

B1188.if:                                         ; preds = %B1188
  %.2093 = add nsw i64 %.2031.0, -1
  %.2097 = add i64 %.2028.0, 1
  %.2145 = icmp slt i64 %.1895.0, 0
  %.2146 = select i1 %.2145, i64 %arg.work.5.0, i64 0
  %.2147 = add i64 %.1895.0, %.2146
  %.2148 = icmp slt i64 %.2028.0, 0
  %.2149 = select i1 %.2148, i64 %arg.work.5.1, i64 0
  %.2167 = mul i64 %.2147, %arg.work.5.1
  %24 = getelementptr float, ptr %arg.work.4, i64 %.2167
  %25 = getelementptr float, ptr %24, i64 %.2028.0
  %.2171 = getelementptr float, ptr %25, i64 %.2149
  %.2172 = load float, ptr %.2171, align 4
  store float 0.000000e+00, ptr %.2175, align 4
  %.2181 = call i32 @loop.30(ptr nonnull %.2175, ptr nonnull %excinfo.6, float %.2172, float 0.000000e+00)
  switch i32 %.2181, label %B1190.if [
    i32 -2, label %B1190.endif
    i32 0, label %B1190.endif
  ], !prof !0

B1190.if:                                         ; preds = %B1188.if
  %.2189 = icmp sgt i32 %.2181, 0
  %.2182 = load ptr, ptr %excinfo.6, align 8
  %.2190 = select i1 %.2189, ptr %.2182, ptr undef
  store ptr %.2190, ptr %excinfo, align 8
  br label %common.ret

B1190.endif:                                      ; preds = %B1188.if, %B1188.if
  %.2191 = load float, ptr %.2175, align 4
  store float 0.000000e+00, ptr %.2203, align 4
  %.2209 = call i32 @loop.33(ptr nonnull %.2203, ptr nonnull %excinfo.7, float %.2191, float 1.000000e+00)
  switch i32 %.2209, label %B1190.endif.if [
    i32 -2, label %B1190.endif.endif
    i32 0, label %B1190.endif.endif
  ], !prof !0

B1190.endif.if:                                   ; preds = %B1190.endif
  %.2217 = icmp sgt i32 %.2209, 0
  %.2210 = load ptr, ptr %excinfo.7, align 8
  %.2218 = select i1 %.2217, ptr %.2210, ptr undef
  store ptr %.2218, ptr %excinfo, align 8
  br label %common.ret

B1190.endif.endif:                                ; preds = %B1190.endif, %B1190.endif
  %.2219 = load float, ptr %.2203, align 4
  %.2229 = call contract float @llvm.sqrt.f32(float %.2219)
  %.2230 = fmul contract float %.2229, 4.096000e+03
  %.2231 = fadd contract float %.2230, 5.000000e-01
  %.2232 = fptosi float %.2231 to i32
  %26 = and i32 %.2232, 65535
  %.2235 = zext nneg i32 %26 to i64
  %.2260 = getelementptr float, ptr %arg.gamma.4, i64 %.2235
  %.2261 = load float, ptr %.2260, align 4
  %.2285 = icmp slt i64 %.1895.0, 0
  %.2286 = select i1 %.2285, i64 %arg.work.5.0, i64 0
  %.2287 = add i64 %.1895.0, %.2286
  %.2288 = icmp slt i64 %.2028.0, 0
  %.2289 = select i1 %.2288, i64 %arg.work.5.1, i64 0
  %.2307 = mul i64 %.2287, %arg.work.5.1
  %27 = getelementptr float, ptr %arg.work.4, i64 %.2307
  %28 = getelementptr float, ptr %27, i64 %.2028.0
  %.2311 = getelementptr float, ptr %28, i64 %.2289
  store float %.2261, ptr %.2311, align 4
  br label %B1188

B1458.if:                                         ; preds = %B1458
  %.2363 = icmp sgt i32 %.2355, 0
  %.2356 = load ptr, ptr %excinfo.8, align 8
  %.2364 = select i1 %.2363, ptr %.2356, ptr undef
  store ptr %.2364, ptr %excinfo, align 8
  br label %common.ret

B1458.endif:                                      ; preds = %B1458, %B1458
  br label %B158
}

define internal i32 @loop.26(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.rows.0, ptr %arg.rows.1, i64 %arg.rows.2, i64 %arg.rows.3, ptr %arg.rows.4, i64 %arg.rows.5.0, i64 %arg.rows.5.1, i64 %arg.rows.5.2, i64 %arg.rows.6.0, i64 %arg.rows.6.1, i64 %arg.rows.6.2, i64 %arg.first, ptr %arg.weights.0, ptr %arg.weights.1, i64 %arg.weights.2, i64 %arg.weights.3, ptr %arg.weights.4, i64 %arg.weights.5.0, i64 %arg.weights.5.1, i64 %arg.weights.6.0, i64 %arg.weights.6.1, i64 %arg.row, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1) {
entry:
  br label %B34

B34:                                              ; preds = %B172, %entry
  %.82.0 = phi i64 [ 0, %entry ], [ %.153, %B172 ]
  %.85.0 = phi i64 [ 2, %entry ], [ %.149, %B172 ]
  %.140 = icmp sgt i64 %.85.0, 0
  br i1 %.140, label %B34.if, label %B328

B90:                                              ; preds = %B34.if, %B90.if
  %.217.0 = phi i64 [ 0, %B34.if ], [ %.286, %B90.if ]
  %.220.0 = phi i64 [ %storemerge, %B34.if ], [ %.282, %B90.if ]
  %.273 = icmp sgt i64 %.220.0, 0
  br i1 %.273, label %B90.if, label %B120

B120:                                             ; preds = %B90
  %storemerge319 = call i64 @llvm.smax.i64(i64 %arg.weights.5.1, i64 0)
  br label %B172

B172:                                             ; preds = %B258, %B120
  %.403.0 = phi i64 [ 0, %B120 ], [ %.472, %B258 ]
  %.406.0 = phi i64 [ %storemerge319, %B120 ], [ %.468, %B258 ]
  %.459 = icmp sgt i64 %.406.0, 0
  br i1 %.459, label %B172.if, label %B34

B258:                                             ; preds = %B172.if, %B258.if
  %.592.0 = phi i64 [ 0, %B172.if ], [ %.661, %B258.if ]
  %.595.0 = phi i64 [ %storemerge320, %B172.if ], [ %.657, %B258.if ]
  %.648 = icmp sgt i64 %.595.0, 0
  br i1 %.648, label %B258.if, label %B172

B328:                                             ; preds = %B34
  store ptr null, ptr %retptr, align 8
  ret i32 0

B34.if:                                           ; preds = %B34
  %.149 = add nsw i64 %.85.0, -1
  %.153 = add i64 %.82.0, 1
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B90

B90.if:                                           ; preds = %B90
  %.282 = add nsw i64 %.220.0, -1
  %.286 = add i64 %.217.0, 1
  %.334 = icmp slt i64 %.82.0, 0
  %.335 = select i1 %.334, i64 %arg.work.5.0, i64 0
  %.336 = add i64 %.82.0, %.335
  %.337 = icmp slt i64 %.217.0, 0
  %.338 = select i1 %.337, i64 %arg.work.5.1, i64 0
  %.356 = mul i64 %.336, %arg.work.5.1
  %0 = getelementptr float, ptr %arg.work.4, i64 %.356
  %1 = getelementptr float, ptr %0, i64 %.217.0
  %.360 = getelementptr float, ptr %1, i64 %.338
  store float 0.000000e+00, ptr %.360, align 4
  br label %B90

B172.if:                                          ; preds = %B172
  %.468 = add nsw i64 %.406.0, -1
  %.472 = add i64 %.403.0, 1
  %.498 = add nsw i64 %arg.first, %.403.0
  %.522 = icmp slt i64 %arg.row, 0
  %.523 = select i1 %.522, i64 %arg.weights.5.0, i64 0
  %.524 = add i64 %arg.row, %.523
  %.525 = icmp slt i64 %.403.0, 0
  %.526 = select i1 %.525, i64 %arg.weights.5.1, i64 0
  %.544 = mul i64 %.524, %arg.weights.5.1
  %2 = getelementptr float, ptr %arg.weights.4, i64 %.544
  %3 = getelementptr float, ptr %2, i64 %.403.0
  %.548 = getelementptr float, ptr %3, i64 %.526
  %.549 = load float, ptr %.548, align 4
  %storemerge320 = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B258

B258.if:                                          ; preds = %B258
  %.657 = add nsw i64 %.595.0, -1
  %.661 = add i64 %.592.0, 1
  %.709 = icmp slt i64 %.82.0, 0
  %.710 = select i1 %.709, i64 %arg.work.5.0, i64 0
  %.711 = add i64 %.82.0, %.710
  %.712 = icmp slt i64 %.592.0, 0
  %.713 = select i1 %.712, i64 %arg.work.5.1, i64 0
  %.731 = mul i64 %.711, %arg.work.5.1
  %4 = getelementptr float, ptr %arg.work.4, i64 %.731
  %5 = getelementptr float, ptr %4, i64 %.592.0
  %.735 = getelementptr float, ptr %5, i64 %.713
  %.736 = load float, ptr %.735, align 4
  %.768 = icmp slt i64 %.82.0, 0
  %.769 = select i1 %.768, i64 %arg.rows.5.0, i64 0
  %.770 = add i64 %.82.0, %.769
  %.771 = icmp slt i64 %.498, 0
  %.772 = select i1 %.771, i64 %arg.rows.5.1, i64 0
  %.773 = add i64 %.498, %.772
  %.774 = icmp slt i64 %.592.0, 0
  %.775 = select i1 %.774, i64 %arg.rows.5.2, i64 0
  %.798 = mul i64 %arg.rows.5.1, %arg.rows.5.2
  %.800 = mul i64 %.770, %.798
  %.802 = mul i64 %.773, %arg.rows.5.2
  %6 = getelementptr float, ptr %arg.rows.4, i64 %.800
  %7 = getelementptr float, ptr %6, i64 %.802
  %8 = getelementptr float, ptr %7, i64 %.592.0
  %.806 = getelementptr float, ptr %8, i64 %.775
  %.807 = load float, ptr %.806, align 4
  %.809 = fmul contract float %.549, %.807
  %.810 = fadd contract float %.736, %.809
  %.831 = icmp slt i64 %.82.0, 0
  %.832 = select i1 %.831, i64 %arg.work.5.0, i64 0
  %.833 = add i64 %.82.0, %.832
  %.834 = icmp slt i64 %.592.0, 0
  %.835 = select i1 %.834, i64 %arg.work.5.1, i64 0
  %.853 = mul i64 %.833, %arg.work.5.1
  %9 = getelementptr float, ptr %arg.work.4, i64 %.853
  %10 = getelementptr float, ptr %9, i64 %.592.0
  %.857 = getelementptr float, ptr %10, i64 %.835
  store float %.810, ptr %.857, align 4
  br label %B258
}

define internal i32 @loop.27(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.luma.0, ptr %arg.luma.1, i64 %arg.luma.2, i64 %arg.luma.3, ptr %arg.luma.4, i64 %arg.luma.5.0, i64 %arg.luma.5.1, i64 %arg.luma.6.0, i64 %arg.luma.6.1, i64 %arg.line, i64 %arg.across, i64 %arg.columns, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1) {
entry:
  %.525 = alloca float, align 4
  store float 0.000000e+00, ptr %.525, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.553 = alloca float, align 4
  store float 0.000000e+00, ptr %.553, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.689 = alloca float, align 4
  store float 0.000000e+00, ptr %.689, align 4
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.717 = alloca float, align 4
  store float 0.000000e+00, ptr %.717, align 4
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.1144 = alloca float, align 4
  store float 0.000000e+00, ptr %.1144, align 4
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %.1280 = alloca float, align 4
  store float 0.000000e+00, ptr %.1280, align 4
  %excinfo.6 = alloca ptr, align 8
  store ptr null, ptr %excinfo.6, align 8
  %.47 = icmp eq i64 %arg.across, 1
  br i1 %.47, label %B22.else.if, label %B580

B74:                                              ; preds = %B76.endif.endif.endif.endif, %B22.else.if
  %.160.0 = phi i64 [ 0, %B22.else.if ], [ %.234, %B76.endif.endif.endif.endif ]
  %.163.0 = phi i64 [ %storemerge, %B22.else.if ], [ %.230, %B76.endif.endif.endif.endif ]
  %.221 = icmp sgt i64 %.163.0, 0
  br i1 %.221, label %B74.if, label %B580

B580:                                             ; preds = %B74, %entry
  %rest.2.1 = phi i64 [ %0, %B74 ], [ 0, %entry ]
  %.846 = sub i64 %arg.columns, %rest.2.1
  %storemerge392 = call i64 @llvm.smax.i64(i64 %.846, i64 0)
  br label %B612

B612:                                             ; preds = %B614.endif.endif, %B580
  %.833.0 = phi i64 [ %rest.2.1, %B580 ], [ %.902, %B614.endif.endif ]
  %.836.0 = phi i64 [ %storemerge392, %B580 ], [ %.898, %B614.endif.endif ]
  %.889 = icmp sgt i64 %.836.0, 0
  br i1 %.889, label %B612.if, label %B886

common.ret:                                       ; preds = %B614.endif.if, %B614.if, %B76.endif.endif.endif.if, %B76.endif.endif.if, %B76.endif.if, %B76.if, %B886
  %common.ret.op = phi i32 [ 0, %B886 ], [ %.531, %B76.if ], [ %.559, %B76.endif.if ], [ %.695, %B76.endif.endif.if ], [ %.723, %B76.endif.endif.endif.if ], [ %.1150, %B614.if ], [ %.1286, %B614.endif.if ]
  ret i32 %common.ret.op

B886:                                             ; preds = %B612
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B22.else.if:                                      ; preds = %entry
  %0 = and i64 %arg.columns, -2
  %.104.1 = ashr i64 %arg.columns, 1
  %storemerge = call i64 @llvm.smax.i64(i64 %.104.1, i64 0)
  br label %B74

B74.if:                                           ; preds = %B74
  %.230 = add nsw i64 %.163.0, -1
  %.234 = add i64 %.160.0, 1
  %.261 = shl i64 %.160.0, 1
  %.285 = icmp slt i64 %arg.line, 0
  %.286 = select i1 %.285, i64 %arg.luma.5.0, i64 0
  %.287 = add i64 %arg.line, %.286
  %.304 = mul i64 %.287, %arg.luma.5.1
  %1 = getelementptr i8, ptr %arg.luma.4, i64 %.304
  %.308 = getelementptr i8, ptr %1, i64 %.261
  %.309 = load i8, ptr %.308, align 1
  %.310 = uitofp i8 %.309 to float
  %.335 = icmp slt i64 %arg.line, 0
  %.336 = select i1 %.335, i64 %arg.luma.5.0, i64 0
  %.337 = add i64 %arg.line, %.336
  %.354 = mul i64 %.337, %arg.luma.5.1
  %2 = getelementptr i8, ptr %arg.luma.4, i64 %.354
  %3 = getelementptr i8, ptr %2, i64 %.261
  %.358 = getelementptr i8, ptr %3, i64 1
  %.359 = load i8, ptr %.358, align 1
  %.360 = uitofp i8 %.359 to float
  %.390 = icmp slt i64 %.160.0, 0
  %.391 = select i1 %.390, i64 %arg.work.5.1, i64 0
  %.idx398 = shl i64 %arg.work.5.1, 3
  %4 = getelementptr i8, ptr %arg.work.4, i64 %.idx398
  %5 = getelementptr float, ptr %4, i64 %.160.0
  %.413 = getelementptr float, ptr %5, i64 %.391
  %.414 = load float, ptr %.413, align 4
  %.415 = fadd contract float %.310, %.360
  %.416 = fadd contract float %.414, %.415
  %.444 = icmp slt i64 %.160.0, 0
  %.445 = select i1 %.444, i64 %arg.work.5.1, i64 0
  %.idx399 = shl i64 %arg.work.5.1, 3
  %6 = getelementptr i8, ptr %arg.work.4, i64 %.idx399
  %7 = getelementptr float, ptr %6, i64 %.160.0
  %.467 = getelementptr float, ptr %7, i64 %.445
  store float %.416, ptr %.467, align 4
  %.498 = icmp slt i64 %.160.0, 0
  %.499 = select i1 %.498, i64 %arg.work.5.1, i64 0
  %.idx400 = mul i64 %arg.work.5.1, 12
  %8 = getelementptr i8, ptr %arg.work.4, i64 %.idx400
  %9 = getelementptr float, ptr %8, i64 %.160.0
  %.521 = getelementptr float, ptr %9, i64 %.499
  %.522 = load float, ptr %.521, align 4
  store float 0.000000e+00, ptr %.525, align 4
  %.531 = call i32 @loop.33(ptr nonnull %.525, ptr nonnull %excinfo.1, float %.522, float %.310)
  switch i32 %.531, label %B76.if [
    i32 -2, label %B76.endif
    i32 0, label %B76.endif
  ], !prof !0

B76.if:                                           ; preds = %B74.if
  %.539 = icmp sgt i32 %.531, 0
  %.532 = load ptr, ptr %excinfo.1, align 8
  %.540 = select i1 %.539, ptr %.532, ptr undef
  store ptr %.540, ptr %excinfo, align 8
  br label %common.ret

B76.endif:                                        ; preds = %B74.if, %B74.if
  %.541 = load float, ptr %.525, align 4
  store float 0.000000e+00, ptr %.553, align 4
  %.559 = call i32 @loop.33(ptr nonnull %.553, ptr nonnull %excinfo.2, float %.541, float %.360)
  switch i32 %.559, label %B76.endif.if [
    i32 -2, label %B76.endif.endif
    i32 0, label %B76.endif.endif
  ], !prof !0

B76.endif.if:                                     ; preds = %B76.endif
  %.567 = icmp sgt i32 %.559, 0
  %.560 = load ptr, ptr %excinfo.2, align 8
  %.568 = select i1 %.567, ptr %.560, ptr undef
  store ptr %.568, ptr %excinfo, align 8
  br label %common.ret

B76.endif.endif:                                  ; preds = %B76.endif, %B76.endif
  %.569 = load float, ptr %.553, align 4
  %.608 = icmp slt i64 %.160.0, 0
  %.609 = select i1 %.608, i64 %arg.work.5.1, i64 0
  %.idx401 = mul i64 %arg.work.5.1, 12
  %10 = getelementptr i8, ptr %arg.work.4, i64 %.idx401
  %11 = getelementptr float, ptr %10, i64 %.160.0
  %.631 = getelementptr float, ptr %11, i64 %.609
  store float %.569, ptr %.631, align 4
  %.662 = icmp slt i64 %.160.0, 0
  %.663 = select i1 %.662, i64 %arg.work.5.1, i64 0
  %.idx402 = shl i64 %arg.work.5.1, 4
  %12 = getelementptr i8, ptr %arg.work.4, i64 %.idx402
  %13 = getelementptr float, ptr %12, i64 %.160.0
  %.685 = getelementptr float, ptr %13, i64 %.663
  %.686 = load float, ptr %.685, align 4
  store float 0.000000e+00, ptr %.689, align 4
  %.695 = call i32 @loop.30(ptr nonnull %.689, ptr nonnull %excinfo.3, float %.686, float %.310)
  switch i32 %.695, label %B76.endif.endif.if [
    i32 -2, label %B76.endif.endif.endif
    i32 0, label %B76.endif.endif.endif
  ], !prof !0

B76.endif.endif.if:                               ; preds = %B76.endif.endif
  %.703 = icmp sgt i32 %.695, 0
  %.696 = load ptr, ptr %excinfo.3, align 8
  %.704 = select i1 %.703, ptr %.696, ptr undef
  store ptr %.704, ptr %excinfo, align 8
  br label %common.ret

B76.endif.endif.endif:                            ; preds = %B76.endif.endif, %B76.endif.endif
  %.705 = load float, ptr %.689, align 4
  store float 0.000000e+00, ptr %.717, align 4
  %.723 = call i32 @loop.30(ptr nonnull %.717, ptr nonnull %excinfo.4, float %.705, float %.360)
  switch i32 %.723, label %B76.endif.endif.endif.if [
    i32 -2, label %B76.endif.endif.endif.endif
    i32 0, label %B76.endif.endif.endif.endif
  ], !prof !0

B76.endif.endif.endif.if:                         ; preds = %B76.endif.endif.endif
  %.731 = icmp sgt i32 %.723, 0
  %.724 = load ptr, ptr %excinfo.4, align 8
  %.732 = select i1 %.731, ptr %.724, ptr undef
  store ptr %.732, ptr %excinfo, align 8
  br label %common.ret

B76.endif.endif.endif.endif:                      ; preds = %B76.endif.endif.endif, %B76.endif.endif.endif
  %.733 = load float, ptr %.717, align 4
  %.772 = icmp slt i64 %.160.0, 0
  %.773 = select i1 %.772, i64 %arg.work.5.1, i64 0
  %.idx403 = shl i64 %arg.work.5.1, 4
  %14 = getelementptr i8, ptr %arg.work.4, i64 %.idx403
  %15 = getelementptr float, ptr %14, i64 %.160.0
  %.795 = getelementptr float, ptr %15, i64 %.773
  store float %.733, ptr %.795, align 4
  br label %B74

B612.if:                                          ; preds = %B612
  %.898 = add nsw i64 %.836.0, -1
  %.902 = add i64 %.833.0, 1
  %.950 = icmp slt i64 %arg.line, 0
  %.951 = select i1 %.950, i64 %arg.luma.5.0, i64 0
  %.952 = add i64 %arg.line, %.951
  %.953 = icmp slt i64 %.833.0, 0
  %.954 = select i1 %.953, i64 %arg.luma.5.1, i64 0
  %.972 = mul i64 %.952, %arg.luma.5.1
  %16 = getelementptr i8, ptr %arg.luma.4, i64 %.972
  %17 = getelementptr i8, ptr %16, i64 %.833.0
  %.976 = getelementptr i8, ptr %17, i64 %.954
  %.977 = load i8, ptr %.976, align 1
  %.978 = uitofp i8 %.977 to float
  %.980 = ashr i64 %.833.0, %arg.across
  %.1010 = icmp slt i64 %.980, 0
  %.1011 = select i1 %.1010, i64 %arg.work.5.1, i64 0
  %.idx = shl i64 %arg.work.5.1, 3
  %18 = getelementptr i8, ptr %arg.work.4, i64 %.idx
  %19 = getelementptr float, ptr %18, i64 %.980
  %.1033 = getelementptr float, ptr %19, i64 %.1011
  %.1034 = load float, ptr %.1033, align 4
  %.1035 = fadd contract float %.1034, %.978
  %.1063 = icmp slt i64 %.980, 0
  %.1064 = select i1 %.1063, i64 %arg.work.5.1, i64 0
  %.idx393 = shl i64 %arg.work.5.1, 3
  %20 = getelementptr i8, ptr %arg.work.4, i64 %.idx393
  %21 = getelementptr float, ptr %20, i64 %.980
  %.1086 = getelementptr float, ptr %21, i64 %.1064
  store float %.1035, ptr %.1086, align 4
  %.1117 = icmp slt i64 %.980, 0
  %.1118 = select i1 %.1117, i64 %arg.work.5.1, i64 0
  %.idx394 = mul i64 %arg.work.5.1, 12
  %22 = getelementptr i8, ptr %arg.work.4, i64 %.idx394
  %23 = getelementptr float, ptr %22, i64 %.980
  %.1140 = getelementptr float, ptr %23, i64 %.1118
  %.1141 = load float, ptr %.1140, align 4
  store float 0.000000e+00, ptr %.1144, align 4
  %.1150 = call i32 @loop.33(ptr nonnull %.1144, ptr nonnull %excinfo.5, float %.1141, float %.978)
  switch i32 %.1150, label %B614.if [
    i32 -2, label %B614.endif
    i32 0, label %B614.endif
  ], !prof !0

B614.if:                                          ; preds = %B612.if
  %.1158 = icmp sgt i32 %.1150, 0
  %.1151 = load ptr, ptr %excinfo.5, align 8
  %.1159 = select i1 %.1158, ptr %.1151, ptr undef
  store ptr %.1159, ptr %excinfo, align 8
  br label %common.ret

B614.endif:                                       ; preds = %B612.if, %B612.if
  %.1160 = load float, ptr %.1144, align 4
  %.1199 = icmp slt i64 %.980, 0
  %.1200 = select i1 %.1199, i64 %arg.work.5.1, i64 0
  %.idx395 = mul i64 %arg.work.5.1, 12
  %24 = getelementptr i8, ptr %arg.work.4, i64 %.idx395
  %25 = getelementptr float, ptr %24, i64 %.980
  %.1222 = getelementptr float, ptr %25, i64 %.1200
  store float %.1160, ptr %.1222, align 4
  %.1253 = icmp slt i64 %.980, 0
  %.1254 = select i1 %.1253, i64 %arg.work.5.1, i64 0
  %.idx396 = shl i64 %arg.work.5.1, 4
  %26 = getelementptr i8, ptr %arg.work.4, i64 %.idx396
  %27 = getelementptr float, ptr %26, i64 %.980
  %.1276 = getelementptr float, ptr %27, i64 %.1254
  %.1277 = load float, ptr %.1276, align 4
  store float 0.000000e+00, ptr %.1280, align 4
  %.1286 = call i32 @loop.30(ptr nonnull %.1280, ptr nonnull %excinfo.6, float %.1277, float %.978)
  switch i32 %.1286, label %B614.endif.if [
    i32 -2, label %B614.endif.endif
    i32 0, label %B614.endif.endif
  ], !prof !0

B614.endif.if:                                    ; preds = %B614.endif
  %.1294 = icmp sgt i32 %.1286, 0
  %.1287 = load ptr, ptr %excinfo.6, align 8
  %.1295 = select i1 %.1294, ptr %.1287, ptr undef
  store ptr %.1295, ptr %excinfo, align 8
  br label %common.ret

B614.endif.endif:                                 ; preds = %B614.endif, %B614.endif
  %.1296 = load float, ptr %.1280, align 4
  %.1335 = icmp slt i64 %.980, 0
  %.1336 = select i1 %.1335, i64 %arg.work.5.1, i64 0
  %.idx397 = shl i64 %arg.work.5.1, 4
  %28 = getelementptr i8, ptr %arg.work.4, i64 %.idx397
  %29 = getelementptr float, ptr %28, i64 %.980
  %.1358 = getelementptr float, ptr %29, i64 %.1336
  store float %.1296, ptr %.1358, align 4
  br label %B612
}

define internal i32 @loop.28(ptr noalias %retptr, ptr noalias %excinfo, float %arg.lines, i64 %arg.across, i64 %arg.columns, ptr %arg.signal.0, ptr %arg.signal.1, i64 %arg.signal.2, i64 %arg.signal.3, ptr %arg.signal.4, i64 %arg.signal.5.0, i64 %arg.signal.6.0, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1) {
entry:
  %.433 = alloca float, align 4
  store float 0.000000e+00, ptr %.433, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.461 = alloca float, align 4
  store float 0.000000e+00, ptr %.461, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.601 = alloca float, align 4
  store float 0.000000e+00, ptr %.601, align 4
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.629 = alloca float, align 4
  store float 0.000000e+00, ptr %.629, align 4
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.769 = alloca float, align 4
  store float 0.000000e+00, ptr %.769, align 4
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %.797 = alloca float, align 4
  store float 0.000000e+00, ptr %.797, align 4
  %excinfo.6 = alloca ptr, align 8
  store ptr null, ptr %excinfo.6, align 8
  %.59 = load float, ptr %arg.signal.4, align 4
  %.87 = getelementptr i8, ptr %arg.signal.4, i64 4
  %.88 = load float, ptr %.87, align 4
  %.92 = fdiv contract float 1.000000e+00, %.88
  %.99 = shl nuw i64 1, %arg.across
  %.100 = sitofp i64 %.99 to float
  %.101 = fmul contract float %arg.lines, %.100
  %.105 = fdiv contract float 1.000000e+00, %.101
  %.122 = add nsw i64 %arg.work.5.1, -1
  %.153 = call i64 @llvm.smin.i64(i64 %arg.work.5.1, i64 0)
  %.idx = shl i64 %arg.work.5.1, 3
  %0 = getelementptr i8, ptr %arg.work.4, i64 %.idx
  %1 = getelementptr float, ptr %0, i64 %.122
  %.175 = getelementptr float, ptr %1, i64 %.153
  %.176 = load float, ptr %.175, align 4
  %.177 = shl nuw i64 1, %arg.across
  %.178 = sitofp i64 %.177 to float
  %.179 = shl i64 %.122, %arg.across
  %.180 = sub nsw i64 %arg.columns, %.179
  %.181 = sitofp i64 %.180 to float
  %.185 = fdiv contract float %.178, %.181
  %.186 = fmul contract float %.176, %.185
  %.215 = call i64 @llvm.smin.i64(i64 %arg.work.5.1, i64 0)
  %.idx256 = shl i64 %arg.work.5.1, 3
  %2 = getelementptr i8, ptr %arg.work.4, i64 %.idx256
  %3 = getelementptr float, ptr %2, i64 %.122
  %.237 = getelementptr float, ptr %3, i64 %.215
  store float %.186, ptr %.237, align 4
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B346

B346:                                             ; preds = %B348.endif.endif.endif.endif.endif.endif, %entry
  %.275.0 = phi i64 [ 0, %entry ], [ %.346, %B348.endif.endif.endif.endif.endif.endif ]
  %.278.0 = phi i64 [ %storemerge, %entry ], [ %.342, %B348.endif.endif.endif.endif.endif.endif ]
  %.333 = icmp sgt i64 %.278.0, 0
  br i1 %.333, label %B346.if, label %B772

common.ret:                                       ; preds = %B348.endif.endif.endif.endif.endif.if, %B348.endif.endif.endif.endif.if, %B348.endif.endif.endif.if, %B348.endif.endif.if, %B348.endif.if, %B348.if, %B772
  %common.ret.op = phi i32 [ 0, %B772 ], [ %.439, %B348.if ], [ %.467, %B348.endif.if ], [ %.607, %B348.endif.endif.if ], [ %.635, %B348.endif.endif.endif.if ], [ %.775, %B348.endif.endif.endif.endif.if ], [ %.803, %B348.endif.endif.endif.endif.endif.if ]
  ret i32 %common.ret.op

B772:                                             ; preds = %B346
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B346.if:                                          ; preds = %B346
  %.342 = add nsw i64 %.278.0, -1
  %.346 = add i64 %.275.0, 1
  %.400 = icmp slt i64 %.275.0, 0
  %.401 = select i1 %.400, i64 %arg.work.5.1, i64 0
  %.idx257 = shl i64 %arg.work.5.1, 3
  %4 = getelementptr i8, ptr %arg.work.4, i64 %.idx257
  %5 = getelementptr float, ptr %4, i64 %.275.0
  %.423 = getelementptr float, ptr %5, i64 %.401
  %.424 = load float, ptr %.423, align 4
  %.426 = fmul contract float %.424, %.105
  %.428 = fsub contract float %.426, %.59
  %.430 = fmul contract float %.428, %.92
  store float 0.000000e+00, ptr %.433, align 4
  %.439 = call i32 @loop.30(ptr nonnull %.433, ptr nonnull %excinfo.1, float %.430, float 0.000000e+00)
  switch i32 %.439, label %B348.if [
    i32 -2, label %B348.endif
    i32 0, label %B348.endif
  ], !prof !0

B348.if:                                          ; preds = %B346.if
  %.447 = icmp sgt i32 %.439, 0
  %.440 = load ptr, ptr %excinfo.1, align 8
  %.448 = select i1 %.447, ptr %.440, ptr undef
  store ptr %.448, ptr %excinfo, align 8
  br label %common.ret

B348.endif:                                       ; preds = %B346.if, %B346.if
  %.449 = load float, ptr %.433, align 4
  store float 0.000000e+00, ptr %.461, align 4
  %.467 = call i32 @loop.33(ptr nonnull %.461, ptr nonnull %excinfo.2, float %.449, float 1.000000e+00)
  switch i32 %.467, label %B348.endif.if [
    i32 -2, label %B348.endif.endif
    i32 0, label %B348.endif.endif
  ], !prof !0

B348.endif.if:                                    ; preds = %B348.endif
  %.475 = icmp sgt i32 %.467, 0
  %.468 = load ptr, ptr %excinfo.2, align 8
  %.476 = select i1 %.475, ptr %.468, ptr undef
  store ptr %.476, ptr %excinfo, align 8
  br label %common.ret

B348.endif.endif:                                 ; preds = %B348.endif, %B348.endif
  %.477 = load float, ptr %.461, align 4
  %.516 = icmp slt i64 %.275.0, 0
  %.517 = select i1 %.516, i64 %arg.work.5.1, i64 0
  %.idx258 = shl i64 %arg.work.5.1, 3
  %6 = getelementptr i8, ptr %arg.work.4, i64 %.idx258
  %7 = getelementptr float, ptr %6, i64 %.275.0
  %.539 = getelementptr float, ptr %7, i64 %.517
  store float %.477, ptr %.539, align 4
  %.570 = icmp slt i64 %.275.0, 0
  %.571 = select i1 %.570, i64 %arg.work.5.1, i64 0
  %.idx259 = mul i64 %arg.work.5.1, 12
  %8 = getelementptr i8, ptr %arg.work.4, i64 %.idx259
  %9 = getelementptr float, ptr %8, i64 %.275.0
  %.593 = getelementptr float, ptr %9, i64 %.571
  %.594 = load float, ptr %.593, align 4
  %.596 = fsub contract float %.594, %.59
  %.598 = fmul contract float %.596, %.92
  store float 0.000000e+00, ptr %.601, align 4
  %.607 = call i32 @loop.30(ptr nonnull %.601, ptr nonnull %excinfo.3, float %.598, float 0.000000e+00)
  switch i32 %.607, label %B348.endif.endif.if [
    i32 -2, label %B348.endif.endif.endif
    i32 0, label %B348.endif.endif.endif
  ], !prof !0

B348.endif.endif.if:                              ; preds = %B348.endif.endif
  %.615 = icmp sgt i32 %.607, 0
  %.608 = load ptr, ptr %excinfo.3, align 8
  %.616 = select i1 %.615, ptr %.608, ptr undef
  store ptr %.616, ptr %excinfo, align 8
  br label %common.ret

B348.endif.endif.endif:                           ; preds = %B348.endif.endif, %B348.endif.endif
  %.617 = load float, ptr %.601, align 4
  store float 0.000000e+00, ptr %.629, align 4
  %.635 = call i32 @loop.33(ptr nonnull %.629, ptr nonnull %excinfo.4, float %.617, float 1.000000e+00)
  switch i32 %.635, label %B348.endif.endif.endif.if [
    i32 -2, label %B348.endif.endif.endif.endif
    i32 0, label %B348.endif.endif.endif.endif
  ], !prof !0

B348.endif.endif.endif.if:                        ; preds = %B348.endif.endif.endif
  %.643 = icmp sgt i32 %.635, 0
  %.636 = load ptr, ptr %excinfo.4, align 8
  %.644 = select i1 %.643, ptr %.636, ptr undef
  store ptr %.644, ptr %excinfo, align 8
  br label %common.ret

B348.endif.endif.endif.endif:                     ; preds = %B348.endif.endif.endif, %B348.endif.endif.endif
  %.645 = load float, ptr %.629, align 4
  %.684 = icmp slt i64 %.275.0, 0
  %.685 = select i1 %.684, i64 %arg.work.5.1, i64 0
  %.idx260 = mul i64 %arg.work.5.1, 12
  %10 = getelementptr i8, ptr %arg.work.4, i64 %.idx260
  %11 = getelementptr float, ptr %10, i64 %.275.0
  %.707 = getelementptr float, ptr %11, i64 %.685
  store float %.645, ptr %.707, align 4
  %.738 = icmp slt i64 %.275.0, 0
  %.739 = select i1 %.738, i64 %arg.work.5.1, i64 0
  %.idx261 = shl i64 %arg.work.5.1, 4
  %12 = getelementptr i8, ptr %arg.work.4, i64 %.idx261
  %13 = getelementptr float, ptr %12, i64 %.275.0
  %.761 = getelementptr float, ptr %13, i64 %.739
  %.762 = load float, ptr %.761, align 4
  %.764 = fsub contract float %.762, %.59
  %.766 = fmul contract float %.764, %.92
  store float 0.000000e+00, ptr %.769, align 4
  %.775 = call i32 @loop.30(ptr nonnull %.769, ptr nonnull %excinfo.5, float %.766, float 0.000000e+00)
  switch i32 %.775, label %B348.endif.endif.endif.endif.if [
    i32 -2, label %B348.endif.endif.endif.endif.endif
    i32 0, label %B348.endif.endif.endif.endif.endif
  ], !prof !0

B348.endif.endif.endif.endif.if:                  ; preds = %B348.endif.endif.endif.endif
  %.783 = icmp sgt i32 %.775, 0
  %.776 = load ptr, ptr %excinfo.5, align 8
  %.784 = select i1 %.783, ptr %.776, ptr undef
  store ptr %.784, ptr %excinfo, align 8
  br label %common.ret

B348.endif.endif.endif.endif.endif:               ; preds = %B348.endif.endif.endif.endif, %B348.endif.endif.endif.endif
  %.785 = load float, ptr %.769, align 4
  store float 0.000000e+00, ptr %.797, align 4
  %.803 = call i32 @loop.33(ptr nonnull %.797, ptr nonnull %excinfo.6, float %.785, float 1.000000e+00)
  switch i32 %.803, label %B348.endif.endif.endif.endif.endif.if [
    i32 -2, label %B348.endif.endif.endif.endif.endif.endif
    i32 0, label %B348.endif.endif.endif.endif.endif.endif
  ], !prof !0

B348.endif.endif.endif.endif.endif.if:            ; preds = %B348.endif.endif.endif.endif.endif
  %.811 = icmp sgt i32 %.803, 0
  %.804 = load ptr, ptr %excinfo.6, align 8
  %.812 = select i1 %.811, ptr %.804, ptr undef
  store ptr %.812, ptr %excinfo, align 8
  br label %common.ret

B348.endif.endif.endif.endif.endif.endif:         ; preds = %B348.endif.endif.endif.endif.endif, %B348.endif.endif.endif.endif.endif
  %.813 = load float, ptr %.797, align 4
  %.852 = icmp slt i64 %.275.0, 0
  %.853 = select i1 %.852, i64 %arg.work.5.1, i64 0
  %.idx262 = shl i64 %arg.work.5.1, 4
  %14 = getelementptr i8, ptr %arg.work.4, i64 %.idx262
  %15 = getelementptr float, ptr %14, i64 %.275.0
  %.875 = getelementptr float, ptr %15, i64 %.853
  store float %.813, ptr %.875, align 4
  br label %B346
}

define internal i32 @loop.29(ptr noalias %retptr, ptr noalias %excinfo, float %arg.f, float %arg.a, float %arg.b) {
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
  %.13 = call i32 @loop.34(ptr nonnull %.9, ptr nonnull %excinfo.1, float %.8)
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
  %.40 = call i32 @loop.34(ptr nonnull %.36, ptr nonnull %excinfo.2, float %arg.f)
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
  %.66 = call i32 @loop.34(ptr nonnull %.62, ptr nonnull %excinfo.3, float %.61)
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

define internal i32 @loop.30(ptr noalias %retptr, ptr noalias %excinfo, float %arg.x.0, float %arg.x.1) {
entry:
  %.10 = fcmp contract ogt float %arg.x.1, %arg.x.0
  %.11 = select i1 %.10, float %arg.x.1, float %arg.x.0
  store float %.11, ptr %retptr, align 4
  ret i32 0
}

define internal i32 @loop.31(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.signal.0, ptr %arg.signal.1, i64 %arg.signal.2, i64 %arg.signal.3, ptr %arg.signal.4, i64 %arg.signal.5.0, i64 %arg.signal.6.0, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, i64 %arg.row, ptr %arg.cb.0, ptr %arg.cb.1, i64 %arg.cb.2, i64 %arg.cb.3, ptr %arg.cb.4, i64 %arg.cb.5.0, i64 %arg.cb.5.1, i64 %arg.cb.6.0, i64 %arg.cb.6.1, ptr %arg.cr.0, ptr %arg.cr.1, i64 %arg.cr.2, i64 %arg.cr.3, ptr %arg.cr.4, i64 %arg.cr.5.0, i64 %arg.cr.5.1, i64 %arg.cr.6.0, i64 %arg.cr.6.1) {
entry:
  %.729 = alloca float, align 4
  store float 0.000000e+00, ptr %.729, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.758 = alloca float, align 4
  store float 0.000000e+00, ptr %.758, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.787 = alloca float, align 4
  store float 0.000000e+00, ptr %.787, align 4
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.816 = alloca float, align 4
  store float 0.000000e+00, ptr %.816, align 4
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.900 = alloca float, align 4
  store float 0.000000e+00, ptr %.900, align 4
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %.988 = alloca float, align 4
  store float 0.000000e+00, ptr %.988, align 4
  %excinfo.6 = alloca ptr, align 8
  store ptr null, ptr %excinfo.6, align 8
  %.1020 = alloca float, align 4
  store float 0.000000e+00, ptr %.1020, align 4
  %excinfo.7 = alloca ptr, align 8
  store ptr null, ptr %excinfo.7, align 8
  %.1068 = alloca float, align 4
  store float 0.000000e+00, ptr %.1068, align 4
  %excinfo.8 = alloca ptr, align 8
  store ptr null, ptr %excinfo.8, align 8
  %.88 = getelementptr i8, ptr %arg.signal.4, i64 8
  %.89 = load float, ptr %.88, align 4
  %.90 = fptosi float %.89 to i32
  %.118 = getelementptr i8, ptr %arg.signal.4, i64 16
  %.119 = load float, ptr %.118, align 4
  %.147 = getelementptr i8, ptr %arg.signal.4, i64 20
  %.148 = load float, ptr %.147, align 4
  %.159 = fsub contract float 1.000000e+00, %.119
  %.161 = fsub contract float %.159, %.148
  %.192 = getelementptr i8, ptr %arg.signal.4, i64 12
  %.193 = load float, ptr %.192, align 4
  %.195 = fsub contract float 1.000000e+00, %.148
  %.196 = fmul contract float %.195, 2.000000e+00
  %.200 = fdiv contract float %.193, %.196
  %.234 = fsub contract float 1.000000e+00, %.119
  %.235 = fmul contract float %.234, 2.000000e+00
  %.239 = fdiv contract float %.193, %.235
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B274

B274:                                             ; preds = %entry, %B858.endif
  %.279.0 = phi i64 [ 0, %entry ], [ %.351, %B858.endif ]
  %.282.0 = phi i64 [ %storemerge, %entry ], [ %.347, %B858.endif ]
  %.338 = icmp sgt i64 %.282.0, 0
  br i1 %.338, label %B276.if, label %B1126

common.ret:                                       ; preds = %B858.if, %B278.endif.endif.endif.en...if, %B278.endif.endif.endif.endif.endif.endif.if, %B278.endif.endif.endif.endif.if, %B278.endif.endif.endif.if, %B278.endif.endif.if, %B278.endif.if, %B278.if, %B1126
  %common.ret.op = phi i32 [ 0, %B1126 ], [ %.735, %B278.if ], [ %.764, %B278.endif.if ], [ %.793, %B278.endif.endif.if ], [ %.822, %B278.endif.endif.endif.if ], [ %.906, %B278.endif.endif.endif.endif.if ], [ %.994, %B278.endif.endif.endif.endif.endif.endif.if ], [ %.1026, %B278.endif.endif.endif.en...if ], [ %.1074, %B858.if ]
  ret i32 %common.ret.op

B1126:                                            ; preds = %B274
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B276.if:                                          ; preds = %B274
  %.347 = add nsw i64 %.282.0, -1
  %.351 = add i64 %.279.0, 1
  %.409 = icmp slt i64 %.279.0, 0
  %.410 = select i1 %.409, i64 %arg.work.5.1, i64 0
  %.idx = mul i64 %arg.work.5.1, 20
  %0 = getelementptr i8, ptr %arg.work.4, i64 %.idx
  %1 = getelementptr float, ptr %0, i64 %.279.0
  %.432 = getelementptr float, ptr %1, i64 %.410
  %.433 = load float, ptr %.432, align 4
  %.435 = fmul contract float %.119, %.433
  %.466 = icmp slt i64 %.279.0, 0
  %.467 = select i1 %.466, i64 %arg.work.5.1, i64 0
  %.idx363 = mul i64 %arg.work.5.1, 24
  %2 = getelementptr i8, ptr %arg.work.4, i64 %.idx363
  %3 = getelementptr float, ptr %2, i64 %.279.0
  %.489 = getelementptr float, ptr %3, i64 %.467
  %.490 = load float, ptr %.489, align 4
  %.492 = fmul contract float %.161, %.490
  %.493 = fadd contract float %.435, %.492
  %.524 = icmp slt i64 %.279.0, 0
  %.525 = select i1 %.524, i64 %arg.work.5.1, i64 0
  %.idx364 = mul i64 %arg.work.5.1, 28
  %4 = getelementptr i8, ptr %arg.work.4, i64 %.idx364
  %5 = getelementptr float, ptr %4, i64 %.279.0
  %.547 = getelementptr float, ptr %5, i64 %.525
  %.548 = load float, ptr %.547, align 4
  %.550 = fmul contract float %.148, %.548
  %.551 = fadd contract float %.493, %.550
  %.582 = icmp slt i64 %.279.0, 0
  %.583 = select i1 %.582, i64 %arg.work.5.1, i64 0
  %.idx365 = mul i64 %arg.work.5.1, 20
  %6 = getelementptr i8, ptr %arg.work.4, i64 %.idx365
  %7 = getelementptr float, ptr %6, i64 %.279.0
  %.605 = getelementptr float, ptr %7, i64 %.583
  %.606 = load float, ptr %.605, align 4
  %.607 = fsub contract float %.606, %.551
  %.638 = icmp slt i64 %.279.0, 0
  %.639 = select i1 %.638, i64 %arg.work.5.1, i64 0
  %.idx366 = mul i64 %arg.work.5.1, 24
  %8 = getelementptr i8, ptr %arg.work.4, i64 %.idx366
  %9 = getelementptr float, ptr %8, i64 %.279.0
  %.661 = getelementptr float, ptr %9, i64 %.639
  %.662 = load float, ptr %.661, align 4
  %.663 = fsub contract float %.662, %.551
  %.694 = icmp slt i64 %.279.0, 0
  %.695 = select i1 %.694, i64 %arg.work.5.1, i64 0
  %.idx367 = mul i64 %arg.work.5.1, 28
  %10 = getelementptr i8, ptr %arg.work.4, i64 %.idx367
  %11 = getelementptr float, ptr %10, i64 %.279.0
  %.717 = getelementptr float, ptr %11, i64 %.695
  %.718 = load float, ptr %.717, align 4
  %.719 = fsub contract float %.718, %.551
  store float 0.000000e+00, ptr %.729, align 4
  %.735 = call i32 @loop.30(ptr nonnull %.729, ptr nonnull %excinfo.1, float %.607, float %.663)
  switch i32 %.735, label %B278.if [
    i32 -2, label %B278.endif
    i32 0, label %B278.endif
  ], !prof !0

B278.if:                                          ; preds = %B276.if
  %.743 = icmp sgt i32 %.735, 0
  %.736 = load ptr, ptr %excinfo.1, align 8
  %.744 = select i1 %.743, ptr %.736, ptr undef
  store ptr %.744, ptr %excinfo, align 8
  br label %common.ret

B278.endif:                                       ; preds = %B276.if, %B276.if
  %.745 = load float, ptr %.729, align 4
  store float 0.000000e+00, ptr %.758, align 4
  %.764 = call i32 @loop.30(ptr nonnull %.758, ptr nonnull %excinfo.2, float %.745, float %.719)
  %.774 = load float, ptr %.758, align 4
  switch i32 %.764, label %B278.endif.if [
    i32 -2, label %B278.endif.endif
    i32 0, label %B278.endif.endif
  ], !prof !0

B278.endif.if:                                    ; preds = %B278.endif
  %.772 = icmp sgt i32 %.764, 0
  %.765 = load ptr, ptr %excinfo.2, align 8
  %.773 = select i1 %.772, ptr %.765, ptr undef
  store ptr %.773, ptr %excinfo, align 8
  br label %common.ret

B278.endif.endif:                                 ; preds = %B278.endif, %B278.endif
  store float 0.000000e+00, ptr %.787, align 4
  %.793 = call i32 @loop.33(ptr nonnull %.787, ptr nonnull %excinfo.3, float %.607, float %.663)
  switch i32 %.793, label %B278.endif.endif.if [
    i32 -2, label %B278.endif.endif.endif
    i32 0, label %B278.endif.endif.endif
  ], !prof !0

B278.endif.endif.if:                              ; preds = %B278.endif.endif
  %.801 = icmp sgt i32 %.793, 0
  %.794 = load ptr, ptr %excinfo.3, align 8
  %.802 = select i1 %.801, ptr %.794, ptr undef
  store ptr %.802, ptr %excinfo, align 8
  br label %common.ret

B278.endif.endif.endif:                           ; preds = %B278.endif.endif, %B278.endif.endif
  %.803 = load float, ptr %.787, align 4
  store float 0.000000e+00, ptr %.816, align 4
  %.822 = call i32 @loop.33(ptr nonnull %.816, ptr nonnull %excinfo.4, float %.803, float %.719)
  %.832 = load float, ptr %.816, align 4
  switch i32 %.822, label %B278.endif.endif.endif.if [
    i32 -2, label %B278.endif.endif.endif.endif
    i32 0, label %B278.endif.endif.endif.endif
  ], !prof !0

B278.endif.endif.endif.if:                        ; preds = %B278.endif.endif.endif
  %.830 = icmp sgt i32 %.822, 0
  %.823 = load ptr, ptr %excinfo.4, align 8
  %.831 = select i1 %.830, ptr %.823, ptr undef
  store ptr %.831, ptr %excinfo, align 8
  br label %common.ret

B278.endif.endif.endif.endif:                     ; preds = %B278.endif.endif.endif, %B278.endif.endif.endif
  %.872 = icmp slt i64 %.279.0, 0
  %.873 = select i1 %.872, i64 %arg.work.5.1, i64 0
  %.idx368 = shl i64 %arg.work.5.1, 4
  %12 = getelementptr i8, ptr %arg.work.4, i64 %.idx368
  %13 = getelementptr float, ptr %12, i64 %.279.0
  %.895 = getelementptr float, ptr %13, i64 %.873
  %.896 = load float, ptr %.895, align 4
  store float 0.000000e+00, ptr %.900, align 4
  %.906 = call i32 @loop.30(ptr nonnull %.900, ptr nonnull %excinfo.5, float %.774, float 0x3EB0C6F7A0000000)
  switch i32 %.906, label %B278.endif.endif.endif.endif.if [
    i32 -2, label %B278.endif.endif.endif.endif.endif
    i32 0, label %B278.endif.endif.endif.endif.endif
  ], !prof !0

B278.endif.endif.endif.endif.if:                  ; preds = %B278.endif.endif.endif.endif
  %.914 = icmp sgt i32 %.906, 0
  %.907 = load ptr, ptr %excinfo.5, align 8
  %.915 = select i1 %.914, ptr %.907, ptr undef
  store ptr %.915, ptr %excinfo, align 8
  br label %common.ret

B278.endif.endif.endif.endif.endif:               ; preds = %B278.endif.endif.endif.endif, %B278.endif.endif.endif.endif
  %.916 = load float, ptr %.900, align 4
  %.960 = icmp slt i64 %.279.0, 0
  %.961 = select i1 %.960, i64 %arg.work.5.1, i64 0
  %.idx369 = mul i64 %arg.work.5.1, 12
  %14 = getelementptr i8, ptr %arg.work.4, i64 %.idx369
  %15 = getelementptr float, ptr %14, i64 %.279.0
  %.983 = getelementptr float, ptr %15, i64 %.961
  %.984 = load float, ptr %.983, align 4
  %.985 = fneg contract float %.832
  store float 0.000000e+00, ptr %.988, align 4
  %.994 = call i32 @loop.30(ptr nonnull %.988, ptr nonnull %excinfo.6, float %.985, float 0x3EB0C6F7A0000000)
  switch i32 %.994, label %B278.endif.endif.endif.endif.endif.endif.if [
    i32 -2, label %B278.endif.endif.endif.endif.endif.endif.endif
    i32 0, label %B278.endif.endif.endif.endif.endif.endif.endif
  ], !prof !0

B278.endif.endif.endif.endif.endif.endif.if:      ; preds = %B278.endif.endif.endif.endif.endif
  %.1002 = icmp sgt i32 %.994, 0
  %.995 = load ptr, ptr %excinfo.6, align 8
  %.1003 = select i1 %.1002, ptr %.995, ptr undef
  store ptr %.1003, ptr %excinfo, align 8
  br label %common.ret

B278.endif.endif.endif.endif.endif.endif.endif:   ; preds = %B278.endif.endif.endif.endif.endif, %B278.endif.endif.endif.endif.endif
  %.1004 = load float, ptr %.988, align 4
  %.897 = fsub contract float 1.000000e+00, %.896
  %.929 = fdiv contract float %.897, %.916
  %.1017 = fdiv contract float %.984, %.1004
  store float 0.000000e+00, ptr %.1020, align 4
  %.1026 = call i32 @loop.33(ptr nonnull %.1020, ptr nonnull %excinfo.7, float %.929, float %.1017)
  switch i32 %.1026, label %B278.endif.endif.endif.en...if [
    i32 -2, label %B278.endif.endif.endif.en...endif
    i32 0, label %B278.endif.endif.endif.en...endif
  ], !prof !0

B278.endif.endif.endif.en...if:                   ; preds = %B278.endif.endif.endif.endif.endif.endif.endif
  %.1034 = icmp sgt i32 %.1026, 0
  %.1027 = load ptr, ptr %excinfo.7, align 8
  %.1035 = select i1 %.1034, ptr %.1027, ptr undef
  store ptr %.1035, ptr %excinfo, align 8
  br label %common.ret

B278.endif.endif.endif.en...endif:                ; preds = %B278.endif.endif.endif.endif.endif.endif.endif, %B278.endif.endif.endif.endif.endif.endif.endif
  %.1036 = load float, ptr %.1020, align 4
  store float 0.000000e+00, ptr %.1068, align 4
  %.1074 = call i32 @loop.33(ptr nonnull %.1068, ptr nonnull %excinfo.8, float %.1036, float 1.000000e+00)
  switch i32 %.1074, label %B858.if [
    i32 -2, label %B858.endif
    i32 0, label %B858.endif
  ], !prof !0

B858.if:                                          ; preds = %B278.endif.endif.endif.en...endif
  %.1082 = icmp sgt i32 %.1074, 0
  %.1075 = load ptr, ptr %excinfo.8, align 8
  %.1083 = select i1 %.1082, ptr %.1075, ptr undef
  store ptr %.1083, ptr %excinfo, align 8
  br label %common.ret

B858.endif:                                       ; preds = %B278.endif.endif.endif.en...endif, %B278.endif.endif.endif.en...endif
  %.1084 = load float, ptr %.1068, align 4
  %.1050 = fcmp contract ult float %.1036, 1.000000e+00
  %"$phi858.1.2.1" = select i1 %.1050, float 0.000000e+00, float 5.000000e-01
  %.1097 = fmul contract float %.1084, %.719
  %.1101 = fmul contract float %.1097, %.200
  %.1103 = fmul contract float %.1084, %.607
  %.1107 = fmul contract float %.1103, %.239
  %.1111 = fcmp contract ogt float %.1101, 0.000000e+00
  %.1122 = fneg contract float %"$phi858.1.2.1"
  %"$phi966.2.2.1" = select i1 %.1111, float %"$phi858.1.2.1", float %.1122
  %.1128 = fadd contract float %.1101, %"$phi966.2.2.1"
  %.1137 = fcmp contract ogt float %.1107, 0.000000e+00
  %.1153 = fneg contract float %"$phi858.1.2.1"
  %"$phi1004.2.2.1" = select i1 %.1137, float %"$phi858.1.2.1", float %.1153
  %.1161 = fadd contract float %.1107, %"$phi1004.2.2.1"
  %.1167 = fptosi float %.1128 to i32
  %.1171 = trunc i32 %.90 to i8
  %.1172 = trunc i32 %.1167 to i8
  %.1173 = add i8 %.1171, %.1172
  %.1198 = icmp slt i64 %arg.row, 0
  %.1199 = select i1 %.1198, i64 %arg.cb.5.0, i64 0
  %.1200 = add i64 %arg.row, %.1199
  %.1201 = icmp slt i64 %.279.0, 0
  %.1202 = select i1 %.1201, i64 %arg.cb.5.1, i64 0
  %.1220 = mul i64 %.1200, %arg.cb.5.1
  %16 = getelementptr i8, ptr %arg.cb.4, i64 %.1220
  %17 = getelementptr i8, ptr %16, i64 %.279.0
  %.1224 = getelementptr i8, ptr %17, i64 %.1202
  store i8 %.1173, ptr %.1224, align 1
  %.1227 = fptosi float %.1161 to i32
  %.1229 = trunc i32 %.90 to i8
  %.1230 = trunc i32 %.1227 to i8
  %.1231 = add i8 %.1229, %.1230
  %.1258 = icmp slt i64 %arg.row, 0
  %.1259 = select i1 %.1258, i64 %arg.cr.5.0, i64 0
  %.1260 = add i64 %arg.row, %.1259
  %.1261 = icmp slt i64 %.279.0, 0
  %.1262 = select i1 %.1261, i64 %arg.cr.5.1, i64 0
  %.1280 = mul i64 %.1260, %arg.cr.5.1
  %18 = getelementptr i8, ptr %arg.cr.4, i64 %.1280
  %19 = getelementptr i8, ptr %18, i64 %.279.0
  %.1284 = getelementptr i8, ptr %19, i64 %.1262
  store i8 %.1231, ptr %.1284, align 1
  br label %B274
}

define internal i32 @loop.32(ptr noalias %retptr, ptr noalias %excinfo, i64 %arg.x.0, i64 %arg.x.1) {
entry:
  %.11 = call i64 @llvm.smin.i64(i64 %arg.x.1, i64 %arg.x.0)
  store i64 %.11, ptr %retptr, align 8
  ret i32 0
}

define internal i32 @loop.33(ptr noalias %retptr, ptr noalias %excinfo, float %arg.x.0, float %arg.x.1) {
entry:
  %.10 = fcmp contract olt float %arg.x.1, %arg.x.0
  %.11 = select i1 %.10, float %arg.x.1, float %arg.x.0
  store float %.11, ptr %retptr, align 4
  ret i32 0
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare float @llvm.sqrt.f32(float)

define internal i32 @loop.34(ptr noalias %retptr, ptr noalias %excinfo, float %arg.f) {
entry:
  %.7 = alloca float, align 4
  store float 0.000000e+00, ptr %.7, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  store float 0.000000e+00, ptr %.7, align 4
  %.13 = call i32 @loop.30(ptr nonnull %.7, ptr nonnull %excinfo.1, float %arg.f, float 0x3FCA7B9620000000)
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

define void @chroma.0(ptr %slots) {
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
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %data2 = inttoptr i64 %slot7 to ptr
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
  %at16 = getelementptr i8, ptr %slots, i64 128
  %slot16 = load i64, ptr %at16, align 8
  %data6 = inttoptr i64 %slot16 to ptr
  %at17 = getelementptr i8, ptr %slots, i64 136
  %slot17 = load i64, ptr %at17, align 8
  %at18 = getelementptr i8, ptr %slots, i64 144
  %slot18 = load i64, ptr %at18, align 8
  %data7 = inttoptr i64 %slot18 to ptr
  %at19 = getelementptr i8, ptr %slots, i64 152
  %slot19 = load i64, ptr %at19, align 8
  %at20 = getelementptr i8, ptr %slots, i64 160
  %slot20 = load i64, ptr %at20, align 8
  %data8 = inttoptr i64 %slot20 to ptr
  %at21 = getelementptr i8, ptr %slots, i64 168
  %slot21 = load i64, ptr %at21, align 8
  %at22 = getelementptr i8, ptr %slots, i64 176
  %slot22 = load i64, ptr %at22, align 8
  %at23 = getelementptr i8, ptr %slots, i64 184
  %slot23 = load i64, ptr %at23, align 8
  %data9 = inttoptr i64 %slot23 to ptr
  %at24 = getelementptr i8, ptr %slots, i64 192
  %slot24 = load i64, ptr %at24, align 8
  %at25 = getelementptr i8, ptr %slots, i64 200
  %slot25 = load i64, ptr %at25, align 8
  %at26 = getelementptr i8, ptr %slots, i64 208
  %slot26 = load i64, ptr %at26, align 8
  %data10 = inttoptr i64 %slot26 to ptr
  %at27 = getelementptr i8, ptr %slots, i64 216
  %slot27 = load i64, ptr %at27, align 8
  %at28 = getelementptr i8, ptr %slots, i64 224
  %slot28 = load i64, ptr %at28, align 8
  %status = call i32 @loop.25(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 1, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data1, i64 %slot4, i64 %slot5, i64 %slot6, i64 0, i64 0, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data2, i64 %slot8, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot10, i64 %slot11, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot13, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot15, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot17, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data7, i64 %slot19, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data8, i64 %slot21, i64 %slot22, i64 0, i64 0, ptr null, ptr null, i64 0, i64 1, ptr %data9, i64 %slot24, i64 %slot25, i64 0, i64 0, ptr null, ptr null, i64 0, i64 1, ptr %data10, i64 %slot27, i64 %slot28, i64 0, i64 0)
  ret void
}

define internal i32 @loop.35(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.luma.0, ptr %arg.luma.1, i64 %arg.luma.2, i64 %arg.luma.3, ptr %arg.luma.4, i64 %arg.luma.5.0, i64 %arg.luma.5.1, i64 %arg.luma.6.0, i64 %arg.luma.6.1, ptr %arg.rows.0, ptr %arg.rows.1, i64 %arg.rows.2, i64 %arg.rows.3, ptr %arg.rows.4, i64 %arg.rows.5.0, i64 %arg.rows.5.1, i64 %arg.rows.5.2, i64 %arg.rows.6.0, i64 %arg.rows.6.1, i64 %arg.rows.6.2, ptr %arg.first.0, ptr %arg.first.1, i64 %arg.first.2, i64 %arg.first.3, ptr %arg.first.4, i64 %arg.first.5.0, i64 %arg.first.6.0, ptr %arg.weights.0, ptr %arg.weights.1, i64 %arg.weights.2, i64 %arg.weights.3, ptr %arg.weights.4, i64 %arg.weights.5.0, i64 %arg.weights.5.1, i64 %arg.weights.6.0, i64 %arg.weights.6.1, ptr %arg.signal.0, ptr %arg.signal.1, i64 %arg.signal.2, i64 %arg.signal.3, ptr %arg.signal.4, i64 %arg.signal.5.0, i64 %arg.signal.6.0, ptr %arg.f_table.0, ptr %arg.f_table.1, i64 %arg.f_table.2, i64 %arg.f_table.3, ptr %arg.f_table.4, i64 %arg.f_table.5.0, i64 %arg.f_table.6.0, ptr %arg.gamma.0, ptr %arg.gamma.1, i64 %arg.gamma.2, i64 %arg.gamma.3, ptr %arg.gamma.4, i64 %arg.gamma.5.0, i64 %arg.gamma.6.0, ptr %arg.place.0, ptr %arg.place.1, i64 %arg.place.2, i64 %arg.place.3, ptr %arg.place.4, i64 %arg.place.5.0, i64 %arg.place.6.0, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, ptr %arg.cb.0, ptr %arg.cb.1, i64 %arg.cb.2, i64 %arg.cb.3, ptr %arg.cb.4, i64 %arg.cb.5.0, i64 %arg.cb.5.1, i64 %arg.cb.6.0, i64 %arg.cb.6.1, ptr %arg.cr.0, ptr %arg.cr.1, i64 %arg.cr.2, i64 %arg.cr.3, ptr %arg.cr.4, i64 %arg.cr.5.0, i64 %arg.cr.5.1, i64 %arg.cr.6.0, i64 %arg.cr.6.1) {
entry:
  %.524 = alloca ptr, align 8
  store ptr null, ptr %.524, align 8
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.575 = alloca i64, align 8
  store i64 0, ptr %.575, align 8
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.1029 = alloca ptr, align 8
  store ptr null, ptr %.1029, align 8
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.1079 = alloca ptr, align 8
  store ptr null, ptr %.1079, align 8
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.1677 = alloca [3 x float], align 4
  store float 0.000000e+00, ptr %.1677, align 4
  %.fca.1.gep = getelementptr inbounds nuw i8, ptr %.1677, i64 4
  store float 0.000000e+00, ptr %.fca.1.gep, align 4
  %.fca.2.gep = getelementptr inbounds nuw i8, ptr %.1677, i64 8
  store float 0.000000e+00, ptr %.fca.2.gep, align 4
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %.2175 = alloca float, align 4
  store float 0.000000e+00, ptr %.2175, align 4
  %excinfo.6 = alloca ptr, align 8
  store ptr null, ptr %excinfo.6, align 8
  %.2203 = alloca float, align 4
  store float 0.000000e+00, ptr %.2203, align 4
  %excinfo.7 = alloca ptr, align 8
  store ptr null, ptr %excinfo.7, align 8
  %.2337 = alloca ptr, align 8
  store ptr null, ptr %.2337, align 8
  %excinfo.8 = alloca ptr, align 8
  store ptr null, ptr %excinfo.8, align 8
  %.179 = load i64, ptr %arg.place.4, align 8
  %.207 = getelementptr i8, ptr %arg.place.4, i64 8
  %.208 = load i64, ptr %.207, align 8
  %.236 = getelementptr i8, ptr %arg.place.4, i64 16
  %.237 = load i64, ptr %.236, align 8
  %.265 = getelementptr i8, ptr %arg.place.4, i64 24
  %.266 = load i64, ptr %.265, align 8
  %.294 = getelementptr i8, ptr %arg.place.4, i64 32
  %.295 = load i64, ptr %.294, align 8
  %.323 = getelementptr i8, ptr %arg.place.4, i64 40
  %.324 = load i64, ptr %.323, align 8
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.first.5.0, i64 0)
  br label %B158

B158:                                             ; preds = %B1458.endif, %entry
  %.388.0 = phi i64 [ 0, %entry ], [ %.388.1, %B1458.endif ]
  %.391.0 = phi i64 [ %storemerge, %entry ], [ %.391.1, %B1458.endif ]
  %.447 = icmp sgt i64 %.391.0, 0
  %.456 = add nsw i64 %.391.0, -1
  %.460 = add i64 %.388.0, 1
  %.388.1 = select i1 %.447, i64 %.460, i64 %.388.0
  %.391.1 = select i1 %.447, i64 %.456, i64 %.391.0
  %.437.sroa.0.0 = select i1 %.447, i64 %.388.0, i64 0
  br i1 %.447, label %B162, label %B1512

B162:                                             ; preds = %B158
  %.503 = icmp slt i64 %.437.sroa.0.0, 0
  %.504 = select i1 %.503, i64 %arg.first.5.0, i64 0
  %0 = getelementptr i64, ptr %arg.first.4, i64 %.437.sroa.0.0
  %.518 = getelementptr i64, ptr %0, i64 %.504
  %.519 = load i64, ptr %.518, align 8
  store ptr null, ptr %.524, align 8
  %.542 = call i32 @loop.26(ptr nonnull %.524, ptr nonnull %excinfo.1, ptr %arg.rows.0, ptr %arg.rows.1, i64 %arg.rows.2, i64 %arg.rows.3, ptr %arg.rows.4, i64 %arg.rows.5.0, i64 %arg.rows.5.1, i64 %arg.rows.5.2, i64 %arg.rows.6.0, i64 %arg.rows.6.1, i64 %arg.rows.6.2, i64 %.519, ptr %arg.weights.0, ptr %arg.weights.1, i64 %arg.weights.2, i64 %arg.weights.3, ptr %arg.weights.4, i64 %arg.weights.5.0, i64 %arg.weights.5.1, i64 %arg.weights.6.0, i64 %arg.weights.6.1, i64 %.437.sroa.0.0, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1)
  switch i32 %.542, label %B162.if [
    i32 -2, label %B162.endif
    i32 0, label %B162.endif
  ], !prof !0

B320:                                             ; preds = %B162.endif.endif, %B320.if
  %.640.0 = phi i64 [ 0, %B162.endif.endif ], [ %.709, %B320.if ]
  %.643.0 = phi i64 [ %storemerge1070, %B162.endif.endif ], [ %.705, %B320.if ]
  %.696 = icmp sgt i64 %.643.0, 0
  br i1 %.696, label %B320.if, label %B430

B430:                                             ; preds = %B320
  %.939 = sub i64 %.591, %.564
  %storemerge1071 = call i64 @llvm.smax.i64(i64 %.939, i64 0)
  br label %B462

B462:                                             ; preds = %B464.endif, %B430
  %.926.0 = phi i64 [ %.564, %B430 ], [ %.995, %B464.endif ]
  %.929.0 = phi i64 [ %storemerge1071, %B430 ], [ %.991, %B464.endif ]
  %.982 = icmp sgt i64 %.929.0, 0
  br i1 %.982, label %B462.if, label %B518

B518:                                             ; preds = %B462
  %.1069 = sub nsw i64 %.591, %.564
  %.1074 = sitofp i64 %.1069 to float
  store ptr null, ptr %.1079, align 8
  %.1089 = call i32 @loop.28(ptr nonnull %.1079, ptr nonnull %excinfo.4, float %.1074, i64 %.179, i64 %.237, ptr %arg.signal.0, ptr %arg.signal.1, i64 %arg.signal.2, i64 %arg.signal.3, ptr %arg.signal.4, i64 %arg.signal.5.0, i64 %arg.signal.6.0, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1)
  switch i32 %.1089, label %B518.if [
    i32 -2, label %B518.endif
    i32 0, label %B518.endif
  ], !prof !0

B650:                                             ; preds = %B518.endif, %B650.if
  %.1145.0 = phi i64 [ 0, %B518.endif ], [ %.1214, %B650.if ]
  %.1148.0 = phi i64 [ %storemerge1072, %B518.endif ], [ %.1210, %B650.if ]
  %.1201 = icmp sgt i64 %.1148.0, 0
  br i1 %.1201, label %B650.if, label %B822

B822:                                             ; preds = %B650
  %storemerge1073 = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B874

B874:                                             ; preds = %B876.endif, %B822
  %.1420.0 = phi i64 [ 0, %B822 ], [ %.1489, %B876.endif ]
  %.1423.0 = phi i64 [ %storemerge1073, %B822 ], [ %.1485, %B876.endif ]
  %.1476 = icmp sgt i64 %.1423.0, 0
  br i1 %.1476, label %B874.if, label %B1132

B1132:                                            ; preds = %B874, %B1188
  %.1895.0 = phi i64 [ %.1964, %B1188 ], [ 5, %B874 ]
  %.1898.0 = phi i64 [ %.1960, %B1188 ], [ 3, %B874 ]
  %.1951 = icmp sgt i64 %.1898.0, 0
  br i1 %.1951, label %B1132.if, label %B1458

B1188:                                            ; preds = %B1190.endif.endif, %B1132.if
  %.2028.0 = phi i64 [ 0, %B1132.if ], [ %.2097, %B1190.endif.endif ]
  %.2031.0 = phi i64 [ %storemerge1074, %B1132.if ], [ %.2093, %B1190.endif.endif ]
  %.2084 = icmp sgt i64 %.2031.0, 0
  br i1 %.2084, label %B1188.if, label %B1132

B1458:                                            ; preds = %B1132
  %.2328 = mul nsw i64 %.324, %.437.sroa.0.0
  %.2332 = add nsw i64 %.295, %.2328
  store ptr null, ptr %.2337, align 8
  %.2355 = call i32 @loop.37(ptr nonnull %.2337, ptr nonnull %excinfo.8, ptr %arg.signal.0, ptr %arg.signal.1, i64 %arg.signal.2, i64 %arg.signal.3, ptr %arg.signal.4, i64 %arg.signal.5.0, i64 %arg.signal.6.0, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, i64 %.2332, ptr %arg.cb.0, ptr %arg.cb.1, i64 %arg.cb.2, i64 %arg.cb.3, ptr %arg.cb.4, i64 %arg.cb.5.0, i64 %arg.cb.5.1, i64 %arg.cb.6.0, i64 %arg.cb.6.1, ptr %arg.cr.0, ptr %arg.cr.1, i64 %arg.cr.2, i64 %arg.cr.3, ptr %arg.cr.4, i64 %arg.cr.5.0, i64 %arg.cr.5.1, i64 %arg.cr.6.0, i64 %arg.cr.6.1)
  switch i32 %.2355, label %B1458.if [
    i32 -2, label %B1458.endif
    i32 0, label %B1458.endif
  ], !prof !0

common.ret:                                       ; preds = %B1458.if, %B1190.endif.if, %B1190.if, %B876.if, %B518.if, %B464.if, %B162.endif.if, %B162.if, %B1512
  %common.ret.op = phi i32 [ 0, %B1512 ], [ %.542, %B162.if ], [ %.581, %B162.endif.if ], [ %.1041, %B464.if ], [ %.1089, %B518.if ], [ %.1681, %B876.if ], [ %.2181, %B1190.if ], [ %.2209, %B1190.endif.if ], [ %.2355, %B1458.if ]
  ret i32 %common.ret.op

B1512:                                            ; preds = %B158
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B162.if:                                          ; preds = %B162
  %.550 = icmp sgt i32 %.542, 0
  %.543 = load ptr, ptr %excinfo.1, align 8
  %.551 = select i1 %.550, ptr %.543, ptr undef
  store ptr %.551, ptr %excinfo, align 8
  br label %common.ret

B162.endif:                                       ; preds = %B162, %B162
  %.564 = shl i64 %.437.sroa.0.0, %.208
  %1 = add i64 %.437.sroa.0.0, 1
  %.571 = shl i64 %1, %.208
  store i64 0, ptr %.575, align 8
  %.581 = call i32 @loop.32(ptr nonnull %.575, ptr nonnull %excinfo.2, i64 %.571, i64 %.266)
  %.591 = load i64, ptr %.575, align 8
  switch i32 %.581, label %B162.endif.if [
    i32 -2, label %B162.endif.endif
    i32 0, label %B162.endif.endif
  ], !prof !0

B162.endif.if:                                    ; preds = %B162.endif
  %.589 = icmp sgt i32 %.581, 0
  %.582 = load ptr, ptr %excinfo.2, align 8
  %.590 = select i1 %.589, ptr %.582, ptr undef
  store ptr %.590, ptr %excinfo, align 8
  br label %common.ret

B162.endif.endif:                                 ; preds = %B162.endif, %B162.endif
  %storemerge1070 = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B320

B320.if:                                          ; preds = %B320
  %.705 = add nsw i64 %.643.0, -1
  %.709 = add i64 %.640.0, 1
  %.763 = icmp slt i64 %.640.0, 0
  %.764 = select i1 %.763, i64 %arg.work.5.1, i64 0
  %.idx1080 = shl i64 %arg.work.5.1, 3
  %2 = getelementptr i8, ptr %arg.work.4, i64 %.idx1080
  %3 = getelementptr float, ptr %2, i64 %.640.0
  %.786 = getelementptr float, ptr %3, i64 %.764
  store float 0.000000e+00, ptr %.786, align 4
  %.817 = icmp slt i64 %.640.0, 0
  %.818 = select i1 %.817, i64 %arg.work.5.1, i64 0
  %.idx1081 = mul i64 %arg.work.5.1, 12
  %4 = getelementptr i8, ptr %arg.work.4, i64 %.idx1081
  %5 = getelementptr float, ptr %4, i64 %.640.0
  %.840 = getelementptr float, ptr %5, i64 %.818
  store float 6.553500e+04, ptr %.840, align 4
  %.871 = icmp slt i64 %.640.0, 0
  %.872 = select i1 %.871, i64 %arg.work.5.1, i64 0
  %.idx1082 = shl i64 %arg.work.5.1, 4
  %6 = getelementptr i8, ptr %arg.work.4, i64 %.idx1082
  %7 = getelementptr float, ptr %6, i64 %.640.0
  %.894 = getelementptr float, ptr %7, i64 %.872
  store float 0.000000e+00, ptr %.894, align 4
  br label %B320

B462.if:                                          ; preds = %B462
  %.1022 = mul nsw i64 %.324, %.926.0
  %.1024 = add nsw i64 %.295, %.1022
  store ptr null, ptr %.1029, align 8
  %.1041 = call i32 @loop.36(ptr nonnull %.1029, ptr nonnull %excinfo.3, ptr %arg.luma.0, ptr %arg.luma.1, i64 %arg.luma.2, i64 %arg.luma.3, ptr %arg.luma.4, i64 %arg.luma.5.0, i64 %arg.luma.5.1, i64 %arg.luma.6.0, i64 %arg.luma.6.1, i64 %.1024, i64 %.179, i64 %.237, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1)
  switch i32 %.1041, label %B464.if [
    i32 -2, label %B464.endif
    i32 0, label %B464.endif
  ], !prof !0

B464.if:                                          ; preds = %B462.if
  %.1049 = icmp sgt i32 %.1041, 0
  %.1042 = load ptr, ptr %excinfo.3, align 8
  %.1050 = select i1 %.1049, ptr %.1042, ptr undef
  store ptr %.1050, ptr %excinfo, align 8
  br label %common.ret

B464.endif:                                       ; preds = %B462.if, %B462.if
  %.995 = add i64 %.926.0, 1
  %.991 = add nsw i64 %.929.0, -1
  br label %B462

B518.if:                                          ; preds = %B518
  %.1097 = icmp sgt i32 %.1089, 0
  %.1090 = load ptr, ptr %excinfo.4, align 8
  %.1098 = select i1 %.1097, ptr %.1090, ptr undef
  store ptr %.1098, ptr %excinfo, align 8
  br label %common.ret

B518.endif:                                       ; preds = %B518, %B518
  %storemerge1072 = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B650

B650.if:                                          ; preds = %B650
  %.1210 = add nsw i64 %.1148.0, -1
  %.1214 = add i64 %.1145.0, 1
  %.1268 = icmp slt i64 %.1145.0, 0
  %.1269 = select i1 %.1268, i64 %arg.work.5.1, i64 0
  %.idx1078 = shl i64 %arg.work.5.1, 3
  %8 = getelementptr i8, ptr %arg.work.4, i64 %.idx1078
  %9 = getelementptr float, ptr %8, i64 %.1145.0
  %.1291 = getelementptr float, ptr %9, i64 %.1269
  %.1292 = load float, ptr %.1291, align 4
  %.1293 = fmul contract float %.1292, 4.096000e+03
  %.1294 = fadd contract float %.1293, 5.000000e-01
  %.1295 = fptosi float %.1294 to i32
  %10 = and i32 %.1295, 65535
  %.1298 = zext nneg i32 %10 to i64
  %.1323 = getelementptr float, ptr %arg.f_table.4, i64 %.1298
  %.1324 = load float, ptr %.1323, align 4
  %.1354 = icmp slt i64 %.1145.0, 0
  %.1355 = select i1 %.1354, i64 %arg.work.5.1, i64 0
  %.idx1079 = shl i64 %arg.work.5.1, 3
  %11 = getelementptr i8, ptr %arg.work.4, i64 %.idx1079
  %12 = getelementptr float, ptr %11, i64 %.1145.0
  %.1377 = getelementptr float, ptr %12, i64 %.1355
  store float %.1324, ptr %.1377, align 4
  br label %B650

B874.if:                                          ; preds = %B874
  %.1544 = icmp slt i64 %.1420.0, 0
  %.1545 = select i1 %.1544, i64 %arg.work.5.1, i64 0
  %.idx = shl i64 %arg.work.5.1, 3
  %13 = getelementptr i8, ptr %arg.work.4, i64 %.idx
  %14 = getelementptr float, ptr %13, i64 %.1420.0
  %.1567 = getelementptr float, ptr %14, i64 %.1545
  %.1568 = load float, ptr %.1567, align 4
  %.1598 = icmp slt i64 %.1420.0, 0
  %.1599 = select i1 %.1598, i64 %arg.work.5.1, i64 0
  %15 = getelementptr float, ptr %arg.work.4, i64 %.1420.0
  %.1621 = getelementptr float, ptr %15, i64 %.1599
  %.1622 = load float, ptr %.1621, align 4
  %.1652 = icmp slt i64 %.1420.0, 0
  %.1653 = select i1 %.1652, i64 %arg.work.5.1, i64 0
  %16 = getelementptr float, ptr %arg.work.4, i64 %arg.work.5.1
  %17 = getelementptr float, ptr %16, i64 %.1420.0
  %.1675 = getelementptr float, ptr %17, i64 %.1653
  %.1676 = load float, ptr %.1675, align 4
  store float 0.000000e+00, ptr %.1677, align 4
  %.fca.1.gep154 = getelementptr inbounds nuw i8, ptr %.1677, i64 4
  store float 0.000000e+00, ptr %.fca.1.gep154, align 4
  %.fca.2.gep155 = getelementptr inbounds nuw i8, ptr %.1677, i64 8
  store float 0.000000e+00, ptr %.fca.2.gep155, align 4
  %.1681 = call i32 @loop.29(ptr nonnull %.1677, ptr nonnull %excinfo.5, float %.1568, float %.1622, float %.1676)
  switch i32 %.1681, label %B876.if [
    i32 -2, label %B876.endif
    i32 0, label %B876.endif
  ], !prof !0

B876.if:                                          ; preds = %B874.if
  %.1689 = icmp sgt i32 %.1681, 0
  %.1682 = load ptr, ptr %excinfo.5, align 8
  %.1690 = select i1 %.1689, ptr %.1682, ptr undef
  store ptr %.1690, ptr %excinfo, align 8
  br label %common.ret

B876.endif:                                       ; preds = %B874.if, %B874.if
  %.1691.fca.2.gep = getelementptr inbounds nuw i8, ptr %.1677, i64 8
  %.1691.fca.2.load = load float, ptr %.1691.fca.2.gep, align 4
  %.1691.fca.1.gep = getelementptr inbounds nuw i8, ptr %.1677, i64 4
  %.1691.fca.1.load = load float, ptr %.1691.fca.1.gep, align 4
  %.1691.fca.0.load = load float, ptr %.1677, align 4
  %.1489 = add i64 %.1420.0, 1
  %.1485 = add nsw i64 %.1423.0, -1
  %.1733 = icmp slt i64 %.1420.0, 0
  %.1734 = select i1 %.1733, i64 %arg.work.5.1, i64 0
  %.idx1075 = mul i64 %arg.work.5.1, 20
  %18 = getelementptr i8, ptr %arg.work.4, i64 %.idx1075
  %19 = getelementptr float, ptr %18, i64 %.1420.0
  %.1756 = getelementptr float, ptr %19, i64 %.1734
  store float %.1691.fca.0.load, ptr %.1756, align 4
  %.1787 = icmp slt i64 %.1420.0, 0
  %.1788 = select i1 %.1787, i64 %arg.work.5.1, i64 0
  %.idx1076 = mul i64 %arg.work.5.1, 24
  %20 = getelementptr i8, ptr %arg.work.4, i64 %.idx1076
  %21 = getelementptr float, ptr %20, i64 %.1420.0
  %.1810 = getelementptr float, ptr %21, i64 %.1788
  store float %.1691.fca.1.load, ptr %.1810, align 4
  %.1841 = icmp slt i64 %.1420.0, 0
  %.1842 = select i1 %.1841, i64 %arg.work.5.1, i64 0
  %.idx1077 = mul i64 %arg.work.5.1, 28
  %22 = getelementptr i8, ptr %arg.work.4, i64 %.idx1077
  %23 = getelementptr float, ptr %22, i64 %.1420.0
  %.1864 = getelementptr float, ptr %23, i64 %.1842
  store float %.1691.fca.2.load, ptr %.1864, align 4
  br label %B874

B1132.if:                                         ; preds = %B1132
  %.1960 = add nsw i64 %.1898.0, -1
  %.1964 = add i64 %.1895.0, 1
  %storemerge1074 = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B1188

B1188.if:                                         ; preds = %B1188
  %.2093 = add nsw i64 %.2031.0, -1
  %.2097 = add i64 %.2028.0, 1
  %.2145 = icmp slt i64 %.1895.0, 0
  %.2146 = select i1 %.2145, i64 %arg.work.5.0, i64 0
  %.2147 = add i64 %.1895.0, %.2146
  %.2148 = icmp slt i64 %.2028.0, 0
  %.2149 = select i1 %.2148, i64 %arg.work.5.1, i64 0
  %.2167 = mul i64 %.2147, %arg.work.5.1
  %24 = getelementptr float, ptr %arg.work.4, i64 %.2167
  %25 = getelementptr float, ptr %24, i64 %.2028.0
  %.2171 = getelementptr float, ptr %25, i64 %.2149
  %.2172 = load float, ptr %.2171, align 4
  store float 0.000000e+00, ptr %.2175, align 4
  %.2181 = call i32 @loop.30(ptr nonnull %.2175, ptr nonnull %excinfo.6, float %.2172, float 0.000000e+00)
  switch i32 %.2181, label %B1190.if [
    i32 -2, label %B1190.endif
    i32 0, label %B1190.endif
  ], !prof !0

B1190.if:                                         ; preds = %B1188.if
  %.2189 = icmp sgt i32 %.2181, 0
  %.2182 = load ptr, ptr %excinfo.6, align 8
  %.2190 = select i1 %.2189, ptr %.2182, ptr undef
  store ptr %.2190, ptr %excinfo, align 8
  br label %common.ret

B1190.endif:                                      ; preds = %B1188.if, %B1188.if
  %.2191 = load float, ptr %.2175, align 4
  store float 0.000000e+00, ptr %.2203, align 4
  %.2209 = call i32 @loop.33(ptr nonnull %.2203, ptr nonnull %excinfo.7, float %.2191, float 1.000000e+00)
  switch i32 %.2209, label %B1190.endif.if [
    i32 -2, label %B1190.endif.endif
    i32 0, label %B1190.endif.endif
  ], !prof !0

B1190.endif.if:                                   ; preds = %B1190.endif
  %.2217 = icmp sgt i32 %.2209, 0
  %.2210 = load ptr, ptr %excinfo.7, align 8
  %.2218 = select i1 %.2217, ptr %.2210, ptr undef
  store ptr %.2218, ptr %excinfo, align 8
  br label %common.ret

B1190.endif.endif:                                ; preds = %B1190.endif, %B1190.endif
  %.2219 = load float, ptr %.2203, align 4
  %.2229 = call contract float @llvm.sqrt.f32(float %.2219)
  %.2230 = fmul contract float %.2229, 4.096000e+03
  %.2231 = fadd contract float %.2230, 5.000000e-01
  %.2232 = fptosi float %.2231 to i32
  %26 = and i32 %.2232, 65535
  %.2235 = zext nneg i32 %26 to i64
  %.2260 = getelementptr float, ptr %arg.gamma.4, i64 %.2235
  %.2261 = load float, ptr %.2260, align 4
  %.2285 = icmp slt i64 %.1895.0, 0
  %.2286 = select i1 %.2285, i64 %arg.work.5.0, i64 0
  %.2287 = add i64 %.1895.0, %.2286
  %.2288 = icmp slt i64 %.2028.0, 0
  %.2289 = select i1 %.2288, i64 %arg.work.5.1, i64 0
  %.2307 = mul i64 %.2287, %arg.work.5.1
  %27 = getelementptr float, ptr %arg.work.4, i64 %.2307
  %28 = getelementptr float, ptr %27, i64 %.2028.0
  %.2311 = getelementptr float, ptr %28, i64 %.2289
  store float %.2261, ptr %.2311, align 4
  br label %B1188

B1458.if:                                         ; preds = %B1458
  %.2363 = icmp sgt i32 %.2355, 0
  %.2356 = load ptr, ptr %excinfo.8, align 8
  %.2364 = select i1 %.2363, ptr %.2356, ptr undef
  store ptr %.2364, ptr %excinfo, align 8
  br label %common.ret

B1458.endif:                                      ; preds = %B1458, %B1458
  br label %B158
}

define internal i32 @loop.36(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.luma.0, ptr %arg.luma.1, i64 %arg.luma.2, i64 %arg.luma.3, ptr %arg.luma.4, i64 %arg.luma.5.0, i64 %arg.luma.5.1, i64 %arg.luma.6.0, i64 %arg.luma.6.1, i64 %arg.line, i64 %arg.across, i64 %arg.columns, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1) {
entry:
  %.525 = alloca float, align 4
  store float 0.000000e+00, ptr %.525, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.553 = alloca float, align 4
  store float 0.000000e+00, ptr %.553, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.689 = alloca float, align 4
  store float 0.000000e+00, ptr %.689, align 4
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.717 = alloca float, align 4
  store float 0.000000e+00, ptr %.717, align 4
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.1144 = alloca float, align 4
  store float 0.000000e+00, ptr %.1144, align 4
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %.1280 = alloca float, align 4
  store float 0.000000e+00, ptr %.1280, align 4
  %excinfo.6 = alloca ptr, align 8
  store ptr null, ptr %excinfo.6, align 8
  %.47 = icmp eq i64 %arg.across, 1
  br i1 %.47, label %B22.else.if, label %B580

B74:                                              ; preds = %B76.endif.endif.endif.endif, %B22.else.if
  %.160.0 = phi i64 [ 0, %B22.else.if ], [ %.234, %B76.endif.endif.endif.endif ]
  %.163.0 = phi i64 [ %storemerge, %B22.else.if ], [ %.230, %B76.endif.endif.endif.endif ]
  %.221 = icmp sgt i64 %.163.0, 0
  br i1 %.221, label %B74.if, label %B580

B580:                                             ; preds = %B74, %entry
  %rest.2.1 = phi i64 [ %0, %B74 ], [ 0, %entry ]
  %.846 = sub i64 %arg.columns, %rest.2.1
  %storemerge392 = call i64 @llvm.smax.i64(i64 %.846, i64 0)
  br label %B612

B612:                                             ; preds = %B614.endif.endif, %B580
  %.833.0 = phi i64 [ %rest.2.1, %B580 ], [ %.902, %B614.endif.endif ]
  %.836.0 = phi i64 [ %storemerge392, %B580 ], [ %.898, %B614.endif.endif ]
  %.889 = icmp sgt i64 %.836.0, 0
  br i1 %.889, label %B612.if, label %B886

common.ret:                                       ; preds = %B614.endif.if, %B614.if, %B76.endif.endif.endif.if, %B76.endif.endif.if, %B76.endif.if, %B76.if, %B886
  %common.ret.op = phi i32 [ 0, %B886 ], [ %.531, %B76.if ], [ %.559, %B76.endif.if ], [ %.695, %B76.endif.endif.if ], [ %.723, %B76.endif.endif.endif.if ], [ %.1150, %B614.if ], [ %.1286, %B614.endif.if ]
  ret i32 %common.ret.op

B886:                                             ; preds = %B612
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B22.else.if:                                      ; preds = %entry
  %0 = and i64 %arg.columns, -2
  %.104.1 = ashr i64 %arg.columns, 1
  %storemerge = call i64 @llvm.smax.i64(i64 %.104.1, i64 0)
  br label %B74

B74.if:                                           ; preds = %B74
  %.230 = add nsw i64 %.163.0, -1
  %.234 = add i64 %.160.0, 1
  %.261 = shl i64 %.160.0, 1
  %.285 = icmp slt i64 %arg.line, 0
  %.286 = select i1 %.285, i64 %arg.luma.5.0, i64 0
  %.287 = add i64 %arg.line, %.286
  %.304 = mul i64 %.287, %arg.luma.5.1
  %1 = getelementptr i16, ptr %arg.luma.4, i64 %.304
  %.308 = getelementptr i16, ptr %1, i64 %.261
  %.309 = load i16, ptr %.308, align 2
  %.310 = uitofp i16 %.309 to float
  %.335 = icmp slt i64 %arg.line, 0
  %.336 = select i1 %.335, i64 %arg.luma.5.0, i64 0
  %.337 = add i64 %arg.line, %.336
  %.354 = mul i64 %.337, %arg.luma.5.1
  %2 = getelementptr i16, ptr %arg.luma.4, i64 %.354
  %3 = getelementptr i16, ptr %2, i64 %.261
  %.358 = getelementptr i8, ptr %3, i64 2
  %.359 = load i16, ptr %.358, align 2
  %.360 = uitofp i16 %.359 to float
  %.390 = icmp slt i64 %.160.0, 0
  %.391 = select i1 %.390, i64 %arg.work.5.1, i64 0
  %.idx398 = shl i64 %arg.work.5.1, 3
  %4 = getelementptr i8, ptr %arg.work.4, i64 %.idx398
  %5 = getelementptr float, ptr %4, i64 %.160.0
  %.413 = getelementptr float, ptr %5, i64 %.391
  %.414 = load float, ptr %.413, align 4
  %.415 = fadd contract float %.310, %.360
  %.416 = fadd contract float %.414, %.415
  %.444 = icmp slt i64 %.160.0, 0
  %.445 = select i1 %.444, i64 %arg.work.5.1, i64 0
  %.idx399 = shl i64 %arg.work.5.1, 3
  %6 = getelementptr i8, ptr %arg.work.4, i64 %.idx399
  %7 = getelementptr float, ptr %6, i64 %.160.0
  %.467 = getelementptr float, ptr %7, i64 %.445
  store float %.416, ptr %.467, align 4
  %.498 = icmp slt i64 %.160.0, 0
  %.499 = select i1 %.498, i64 %arg.work.5.1, i64 0
  %.idx400 = mul i64 %arg.work.5.1, 12
  %8 = getelementptr i8, ptr %arg.work.4, i64 %.idx400
  %9 = getelementptr float, ptr %8, i64 %.160.0
  %.521 = getelementptr float, ptr %9, i64 %.499
  %.522 = load float, ptr %.521, align 4
  store float 0.000000e+00, ptr %.525, align 4
  %.531 = call i32 @loop.33(ptr nonnull %.525, ptr nonnull %excinfo.1, float %.522, float %.310)
  switch i32 %.531, label %B76.if [
    i32 -2, label %B76.endif
    i32 0, label %B76.endif
  ], !prof !0

B76.if:                                           ; preds = %B74.if
  %.539 = icmp sgt i32 %.531, 0
  %.532 = load ptr, ptr %excinfo.1, align 8
  %.540 = select i1 %.539, ptr %.532, ptr undef
  store ptr %.540, ptr %excinfo, align 8
  br label %common.ret

B76.endif:                                        ; preds = %B74.if, %B74.if
  %.541 = load float, ptr %.525, align 4
  store float 0.000000e+00, ptr %.553, align 4
  %.559 = call i32 @loop.33(ptr nonnull %.553, ptr nonnull %excinfo.2, float %.541, float %.360)
  switch i32 %.559, label %B76.endif.if [
    i32 -2, label %B76.endif.endif
    i32 0, label %B76.endif.endif
  ], !prof !0

B76.endif.if:                                     ; preds = %B76.endif
  %.567 = icmp sgt i32 %.559, 0
  %.560 = load ptr, ptr %excinfo.2, align 8
  %.568 = select i1 %.567, ptr %.560, ptr undef
  store ptr %.568, ptr %excinfo, align 8
  br label %common.ret

B76.endif.endif:                                  ; preds = %B76.endif, %B76.endif
  %.569 = load float, ptr %.553, align 4
  %.608 = icmp slt i64 %.160.0, 0
  %.609 = select i1 %.608, i64 %arg.work.5.1, i64 0
  %.idx401 = mul i64 %arg.work.5.1, 12
  %10 = getelementptr i8, ptr %arg.work.4, i64 %.idx401
  %11 = getelementptr float, ptr %10, i64 %.160.0
  %.631 = getelementptr float, ptr %11, i64 %.609
  store float %.569, ptr %.631, align 4
  %.662 = icmp slt i64 %.160.0, 0
  %.663 = select i1 %.662, i64 %arg.work.5.1, i64 0
  %.idx402 = shl i64 %arg.work.5.1, 4
  %12 = getelementptr i8, ptr %arg.work.4, i64 %.idx402
  %13 = getelementptr float, ptr %12, i64 %.160.0
  %.685 = getelementptr float, ptr %13, i64 %.663
  %.686 = load float, ptr %.685, align 4
  store float 0.000000e+00, ptr %.689, align 4
  %.695 = call i32 @loop.30(ptr nonnull %.689, ptr nonnull %excinfo.3, float %.686, float %.310)
  switch i32 %.695, label %B76.endif.endif.if [
    i32 -2, label %B76.endif.endif.endif
    i32 0, label %B76.endif.endif.endif
  ], !prof !0

B76.endif.endif.if:                               ; preds = %B76.endif.endif
  %.703 = icmp sgt i32 %.695, 0
  %.696 = load ptr, ptr %excinfo.3, align 8
  %.704 = select i1 %.703, ptr %.696, ptr undef
  store ptr %.704, ptr %excinfo, align 8
  br label %common.ret

B76.endif.endif.endif:                            ; preds = %B76.endif.endif, %B76.endif.endif
  %.705 = load float, ptr %.689, align 4
  store float 0.000000e+00, ptr %.717, align 4
  %.723 = call i32 @loop.30(ptr nonnull %.717, ptr nonnull %excinfo.4, float %.705, float %.360)
  switch i32 %.723, label %B76.endif.endif.endif.if [
    i32 -2, label %B76.endif.endif.endif.endif
    i32 0, label %B76.endif.endif.endif.endif
  ], !prof !0

B76.endif.endif.endif.if:                         ; preds = %B76.endif.endif.endif
  %.731 = icmp sgt i32 %.723, 0
  %.724 = load ptr, ptr %excinfo.4, align 8
  %.732 = select i1 %.731, ptr %.724, ptr undef
  store ptr %.732, ptr %excinfo, align 8
  br label %common.ret

B76.endif.endif.endif.endif:                      ; preds = %B76.endif.endif.endif, %B76.endif.endif.endif
  %.733 = load float, ptr %.717, align 4
  %.772 = icmp slt i64 %.160.0, 0
  %.773 = select i1 %.772, i64 %arg.work.5.1, i64 0
  %.idx403 = shl i64 %arg.work.5.1, 4
  %14 = getelementptr i8, ptr %arg.work.4, i64 %.idx403
  %15 = getelementptr float, ptr %14, i64 %.160.0
  %.795 = getelementptr float, ptr %15, i64 %.773
  store float %.733, ptr %.795, align 4
  br label %B74

B612.if:                                          ; preds = %B612
  %.898 = add nsw i64 %.836.0, -1
  %.902 = add i64 %.833.0, 1
  %.950 = icmp slt i64 %arg.line, 0
  %.951 = select i1 %.950, i64 %arg.luma.5.0, i64 0
  %.952 = add i64 %arg.line, %.951
  %.953 = icmp slt i64 %.833.0, 0
  %.954 = select i1 %.953, i64 %arg.luma.5.1, i64 0
  %.972 = mul i64 %.952, %arg.luma.5.1
  %16 = getelementptr i16, ptr %arg.luma.4, i64 %.972
  %17 = getelementptr i16, ptr %16, i64 %.833.0
  %.976 = getelementptr i16, ptr %17, i64 %.954
  %.977 = load i16, ptr %.976, align 2
  %.978 = uitofp i16 %.977 to float
  %.980 = ashr i64 %.833.0, %arg.across
  %.1010 = icmp slt i64 %.980, 0
  %.1011 = select i1 %.1010, i64 %arg.work.5.1, i64 0
  %.idx = shl i64 %arg.work.5.1, 3
  %18 = getelementptr i8, ptr %arg.work.4, i64 %.idx
  %19 = getelementptr float, ptr %18, i64 %.980
  %.1033 = getelementptr float, ptr %19, i64 %.1011
  %.1034 = load float, ptr %.1033, align 4
  %.1035 = fadd contract float %.1034, %.978
  %.1063 = icmp slt i64 %.980, 0
  %.1064 = select i1 %.1063, i64 %arg.work.5.1, i64 0
  %.idx393 = shl i64 %arg.work.5.1, 3
  %20 = getelementptr i8, ptr %arg.work.4, i64 %.idx393
  %21 = getelementptr float, ptr %20, i64 %.980
  %.1086 = getelementptr float, ptr %21, i64 %.1064
  store float %.1035, ptr %.1086, align 4
  %.1117 = icmp slt i64 %.980, 0
  %.1118 = select i1 %.1117, i64 %arg.work.5.1, i64 0
  %.idx394 = mul i64 %arg.work.5.1, 12
  %22 = getelementptr i8, ptr %arg.work.4, i64 %.idx394
  %23 = getelementptr float, ptr %22, i64 %.980
  %.1140 = getelementptr float, ptr %23, i64 %.1118
  %.1141 = load float, ptr %.1140, align 4
  store float 0.000000e+00, ptr %.1144, align 4
  %.1150 = call i32 @loop.33(ptr nonnull %.1144, ptr nonnull %excinfo.5, float %.1141, float %.978)
  switch i32 %.1150, label %B614.if [
    i32 -2, label %B614.endif
    i32 0, label %B614.endif
  ], !prof !0

B614.if:                                          ; preds = %B612.if
  %.1158 = icmp sgt i32 %.1150, 0
  %.1151 = load ptr, ptr %excinfo.5, align 8
  %.1159 = select i1 %.1158, ptr %.1151, ptr undef
  store ptr %.1159, ptr %excinfo, align 8
  br label %common.ret

B614.endif:                                       ; preds = %B612.if, %B612.if
  %.1160 = load float, ptr %.1144, align 4
  %.1199 = icmp slt i64 %.980, 0
  %.1200 = select i1 %.1199, i64 %arg.work.5.1, i64 0
  %.idx395 = mul i64 %arg.work.5.1, 12
  %24 = getelementptr i8, ptr %arg.work.4, i64 %.idx395
  %25 = getelementptr float, ptr %24, i64 %.980
  %.1222 = getelementptr float, ptr %25, i64 %.1200
  store float %.1160, ptr %.1222, align 4
  %.1253 = icmp slt i64 %.980, 0
  %.1254 = select i1 %.1253, i64 %arg.work.5.1, i64 0
  %.idx396 = shl i64 %arg.work.5.1, 4
  %26 = getelementptr i8, ptr %arg.work.4, i64 %.idx396
  %27 = getelementptr float, ptr %26, i64 %.980
  %.1276 = getelementptr float, ptr %27, i64 %.1254
  %.1277 = load float, ptr %.1276, align 4
  store float 0.000000e+00, ptr %.1280, align 4
  %.1286 = call i32 @loop.30(ptr nonnull %.1280, ptr nonnull %excinfo.6, float %.1277, float %.978)
  switch i32 %.1286, label %B614.endif.if [
    i32 -2, label %B614.endif.endif
    i32 0, label %B614.endif.endif
  ], !prof !0

B614.endif.if:                                    ; preds = %B614.endif
  %.1294 = icmp sgt i32 %.1286, 0
  %.1287 = load ptr, ptr %excinfo.6, align 8
  %.1295 = select i1 %.1294, ptr %.1287, ptr undef
  store ptr %.1295, ptr %excinfo, align 8
  br label %common.ret

B614.endif.endif:                                 ; preds = %B614.endif, %B614.endif
  %.1296 = load float, ptr %.1280, align 4
  %.1335 = icmp slt i64 %.980, 0
  %.1336 = select i1 %.1335, i64 %arg.work.5.1, i64 0
  %.idx397 = shl i64 %arg.work.5.1, 4
  %28 = getelementptr i8, ptr %arg.work.4, i64 %.idx397
  %29 = getelementptr float, ptr %28, i64 %.980
  %.1358 = getelementptr float, ptr %29, i64 %.1336
  store float %.1296, ptr %.1358, align 4
  br label %B612
}

define internal i32 @loop.37(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.signal.0, ptr %arg.signal.1, i64 %arg.signal.2, i64 %arg.signal.3, ptr %arg.signal.4, i64 %arg.signal.5.0, i64 %arg.signal.6.0, ptr %arg.work.0, ptr %arg.work.1, i64 %arg.work.2, i64 %arg.work.3, ptr %arg.work.4, i64 %arg.work.5.0, i64 %arg.work.5.1, i64 %arg.work.6.0, i64 %arg.work.6.1, i64 %arg.row, ptr %arg.cb.0, ptr %arg.cb.1, i64 %arg.cb.2, i64 %arg.cb.3, ptr %arg.cb.4, i64 %arg.cb.5.0, i64 %arg.cb.5.1, i64 %arg.cb.6.0, i64 %arg.cb.6.1, ptr %arg.cr.0, ptr %arg.cr.1, i64 %arg.cr.2, i64 %arg.cr.3, ptr %arg.cr.4, i64 %arg.cr.5.0, i64 %arg.cr.5.1, i64 %arg.cr.6.0, i64 %arg.cr.6.1) {
entry:
  %.729 = alloca float, align 4
  store float 0.000000e+00, ptr %.729, align 4
  %excinfo.1 = alloca ptr, align 8
  store ptr null, ptr %excinfo.1, align 8
  %.758 = alloca float, align 4
  store float 0.000000e+00, ptr %.758, align 4
  %excinfo.2 = alloca ptr, align 8
  store ptr null, ptr %excinfo.2, align 8
  %.787 = alloca float, align 4
  store float 0.000000e+00, ptr %.787, align 4
  %excinfo.3 = alloca ptr, align 8
  store ptr null, ptr %excinfo.3, align 8
  %.816 = alloca float, align 4
  store float 0.000000e+00, ptr %.816, align 4
  %excinfo.4 = alloca ptr, align 8
  store ptr null, ptr %excinfo.4, align 8
  %.900 = alloca float, align 4
  store float 0.000000e+00, ptr %.900, align 4
  %excinfo.5 = alloca ptr, align 8
  store ptr null, ptr %excinfo.5, align 8
  %.988 = alloca float, align 4
  store float 0.000000e+00, ptr %.988, align 4
  %excinfo.6 = alloca ptr, align 8
  store ptr null, ptr %excinfo.6, align 8
  %.1020 = alloca float, align 4
  store float 0.000000e+00, ptr %.1020, align 4
  %excinfo.7 = alloca ptr, align 8
  store ptr null, ptr %excinfo.7, align 8
  %.1068 = alloca float, align 4
  store float 0.000000e+00, ptr %.1068, align 4
  %excinfo.8 = alloca ptr, align 8
  store ptr null, ptr %excinfo.8, align 8
  %.88 = getelementptr i8, ptr %arg.signal.4, i64 8
  %.89 = load float, ptr %.88, align 4
  %.90 = fptosi float %.89 to i32
  %.118 = getelementptr i8, ptr %arg.signal.4, i64 16
  %.119 = load float, ptr %.118, align 4
  %.147 = getelementptr i8, ptr %arg.signal.4, i64 20
  %.148 = load float, ptr %.147, align 4
  %.159 = fsub contract float 1.000000e+00, %.119
  %.161 = fsub contract float %.159, %.148
  %.192 = getelementptr i8, ptr %arg.signal.4, i64 12
  %.193 = load float, ptr %.192, align 4
  %.195 = fsub contract float 1.000000e+00, %.148
  %.196 = fmul contract float %.195, 2.000000e+00
  %.200 = fdiv contract float %.193, %.196
  %.234 = fsub contract float 1.000000e+00, %.119
  %.235 = fmul contract float %.234, 2.000000e+00
  %.239 = fdiv contract float %.193, %.235
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.work.5.1, i64 0)
  br label %B274

B274:                                             ; preds = %entry, %B858.endif
  %.279.0 = phi i64 [ 0, %entry ], [ %.351, %B858.endif ]
  %.282.0 = phi i64 [ %storemerge, %entry ], [ %.347, %B858.endif ]
  %.338 = icmp sgt i64 %.282.0, 0
  br i1 %.338, label %B276.if, label %B1126

common.ret:                                       ; preds = %B858.if, %B278.endif.endif.endif.en...if, %B278.endif.endif.endif.endif.endif.endif.if, %B278.endif.endif.endif.endif.if, %B278.endif.endif.endif.if, %B278.endif.endif.if, %B278.endif.if, %B278.if, %B1126
  %common.ret.op = phi i32 [ 0, %B1126 ], [ %.735, %B278.if ], [ %.764, %B278.endif.if ], [ %.793, %B278.endif.endif.if ], [ %.822, %B278.endif.endif.endif.if ], [ %.906, %B278.endif.endif.endif.endif.if ], [ %.994, %B278.endif.endif.endif.endif.endif.endif.if ], [ %.1026, %B278.endif.endif.endif.en...if ], [ %.1074, %B858.if ]
  ret i32 %common.ret.op

B1126:                                            ; preds = %B274
  store ptr null, ptr %retptr, align 8
  br label %common.ret

B276.if:                                          ; preds = %B274
  %.347 = add nsw i64 %.282.0, -1
  %.351 = add i64 %.279.0, 1
  %.409 = icmp slt i64 %.279.0, 0
  %.410 = select i1 %.409, i64 %arg.work.5.1, i64 0
  %.idx = mul i64 %arg.work.5.1, 20
  %0 = getelementptr i8, ptr %arg.work.4, i64 %.idx
  %1 = getelementptr float, ptr %0, i64 %.279.0
  %.432 = getelementptr float, ptr %1, i64 %.410
  %.433 = load float, ptr %.432, align 4
  %.435 = fmul contract float %.119, %.433
  %.466 = icmp slt i64 %.279.0, 0
  %.467 = select i1 %.466, i64 %arg.work.5.1, i64 0
  %.idx363 = mul i64 %arg.work.5.1, 24
  %2 = getelementptr i8, ptr %arg.work.4, i64 %.idx363
  %3 = getelementptr float, ptr %2, i64 %.279.0
  %.489 = getelementptr float, ptr %3, i64 %.467
  %.490 = load float, ptr %.489, align 4
  %.492 = fmul contract float %.161, %.490
  %.493 = fadd contract float %.435, %.492
  %.524 = icmp slt i64 %.279.0, 0
  %.525 = select i1 %.524, i64 %arg.work.5.1, i64 0
  %.idx364 = mul i64 %arg.work.5.1, 28
  %4 = getelementptr i8, ptr %arg.work.4, i64 %.idx364
  %5 = getelementptr float, ptr %4, i64 %.279.0
  %.547 = getelementptr float, ptr %5, i64 %.525
  %.548 = load float, ptr %.547, align 4
  %.550 = fmul contract float %.148, %.548
  %.551 = fadd contract float %.493, %.550
  %.582 = icmp slt i64 %.279.0, 0
  %.583 = select i1 %.582, i64 %arg.work.5.1, i64 0
  %.idx365 = mul i64 %arg.work.5.1, 20
  %6 = getelementptr i8, ptr %arg.work.4, i64 %.idx365
  %7 = getelementptr float, ptr %6, i64 %.279.0
  %.605 = getelementptr float, ptr %7, i64 %.583
  %.606 = load float, ptr %.605, align 4
  %.607 = fsub contract float %.606, %.551
  %.638 = icmp slt i64 %.279.0, 0
  %.639 = select i1 %.638, i64 %arg.work.5.1, i64 0
  %.idx366 = mul i64 %arg.work.5.1, 24
  %8 = getelementptr i8, ptr %arg.work.4, i64 %.idx366
  %9 = getelementptr float, ptr %8, i64 %.279.0
  %.661 = getelementptr float, ptr %9, i64 %.639
  %.662 = load float, ptr %.661, align 4
  %.663 = fsub contract float %.662, %.551
  %.694 = icmp slt i64 %.279.0, 0
  %.695 = select i1 %.694, i64 %arg.work.5.1, i64 0
  %.idx367 = mul i64 %arg.work.5.1, 28
  %10 = getelementptr i8, ptr %arg.work.4, i64 %.idx367
  %11 = getelementptr float, ptr %10, i64 %.279.0
  %.717 = getelementptr float, ptr %11, i64 %.695
  %.718 = load float, ptr %.717, align 4
  %.719 = fsub contract float %.718, %.551
  store float 0.000000e+00, ptr %.729, align 4
  %.735 = call i32 @loop.30(ptr nonnull %.729, ptr nonnull %excinfo.1, float %.607, float %.663)
  switch i32 %.735, label %B278.if [
    i32 -2, label %B278.endif
    i32 0, label %B278.endif
  ], !prof !0

B278.if:                                          ; preds = %B276.if
  %.743 = icmp sgt i32 %.735, 0
  %.736 = load ptr, ptr %excinfo.1, align 8
  %.744 = select i1 %.743, ptr %.736, ptr undef
  store ptr %.744, ptr %excinfo, align 8
  br label %common.ret

B278.endif:                                       ; preds = %B276.if, %B276.if
  %.745 = load float, ptr %.729, align 4
  store float 0.000000e+00, ptr %.758, align 4
  %.764 = call i32 @loop.30(ptr nonnull %.758, ptr nonnull %excinfo.2, float %.745, float %.719)
  %.774 = load float, ptr %.758, align 4
  switch i32 %.764, label %B278.endif.if [
    i32 -2, label %B278.endif.endif
    i32 0, label %B278.endif.endif
  ], !prof !0

B278.endif.if:                                    ; preds = %B278.endif
  %.772 = icmp sgt i32 %.764, 0
  %.765 = load ptr, ptr %excinfo.2, align 8
  %.773 = select i1 %.772, ptr %.765, ptr undef
  store ptr %.773, ptr %excinfo, align 8
  br label %common.ret

B278.endif.endif:                                 ; preds = %B278.endif, %B278.endif
  store float 0.000000e+00, ptr %.787, align 4
  %.793 = call i32 @loop.33(ptr nonnull %.787, ptr nonnull %excinfo.3, float %.607, float %.663)
  switch i32 %.793, label %B278.endif.endif.if [
    i32 -2, label %B278.endif.endif.endif
    i32 0, label %B278.endif.endif.endif
  ], !prof !0

B278.endif.endif.if:                              ; preds = %B278.endif.endif
  %.801 = icmp sgt i32 %.793, 0
  %.794 = load ptr, ptr %excinfo.3, align 8
  %.802 = select i1 %.801, ptr %.794, ptr undef
  store ptr %.802, ptr %excinfo, align 8
  br label %common.ret

B278.endif.endif.endif:                           ; preds = %B278.endif.endif, %B278.endif.endif
  %.803 = load float, ptr %.787, align 4
  store float 0.000000e+00, ptr %.816, align 4
  %.822 = call i32 @loop.33(ptr nonnull %.816, ptr nonnull %excinfo.4, float %.803, float %.719)
  %.832 = load float, ptr %.816, align 4
  switch i32 %.822, label %B278.endif.endif.endif.if [
    i32 -2, label %B278.endif.endif.endif.endif
    i32 0, label %B278.endif.endif.endif.endif
  ], !prof !0

B278.endif.endif.endif.if:                        ; preds = %B278.endif.endif.endif
  %.830 = icmp sgt i32 %.822, 0
  %.823 = load ptr, ptr %excinfo.4, align 8
  %.831 = select i1 %.830, ptr %.823, ptr undef
  store ptr %.831, ptr %excinfo, align 8
  br label %common.ret

B278.endif.endif.endif.endif:                     ; preds = %B278.endif.endif.endif, %B278.endif.endif.endif
  %.872 = icmp slt i64 %.279.0, 0
  %.873 = select i1 %.872, i64 %arg.work.5.1, i64 0
  %.idx368 = shl i64 %arg.work.5.1, 4
  %12 = getelementptr i8, ptr %arg.work.4, i64 %.idx368
  %13 = getelementptr float, ptr %12, i64 %.279.0
  %.895 = getelementptr float, ptr %13, i64 %.873
  %.896 = load float, ptr %.895, align 4
  store float 0.000000e+00, ptr %.900, align 4
  %.906 = call i32 @loop.30(ptr nonnull %.900, ptr nonnull %excinfo.5, float %.774, float 0x3EB0C6F7A0000000)
  switch i32 %.906, label %B278.endif.endif.endif.endif.if [
    i32 -2, label %B278.endif.endif.endif.endif.endif
    i32 0, label %B278.endif.endif.endif.endif.endif
  ], !prof !0

B278.endif.endif.endif.endif.if:                  ; preds = %B278.endif.endif.endif.endif
  %.914 = icmp sgt i32 %.906, 0
  %.907 = load ptr, ptr %excinfo.5, align 8
  %.915 = select i1 %.914, ptr %.907, ptr undef
  store ptr %.915, ptr %excinfo, align 8
  br label %common.ret

B278.endif.endif.endif.endif.endif:               ; preds = %B278.endif.endif.endif.endif, %B278.endif.endif.endif.endif
  %.916 = load float, ptr %.900, align 4
  %.960 = icmp slt i64 %.279.0, 0
  %.961 = select i1 %.960, i64 %arg.work.5.1, i64 0
  %.idx369 = mul i64 %arg.work.5.1, 12
  %14 = getelementptr i8, ptr %arg.work.4, i64 %.idx369
  %15 = getelementptr float, ptr %14, i64 %.279.0
  %.983 = getelementptr float, ptr %15, i64 %.961
  %.984 = load float, ptr %.983, align 4
  %.985 = fneg contract float %.832
  store float 0.000000e+00, ptr %.988, align 4
  %.994 = call i32 @loop.30(ptr nonnull %.988, ptr nonnull %excinfo.6, float %.985, float 0x3EB0C6F7A0000000)
  switch i32 %.994, label %B278.endif.endif.endif.endif.endif.endif.if [
    i32 -2, label %B278.endif.endif.endif.endif.endif.endif.endif
    i32 0, label %B278.endif.endif.endif.endif.endif.endif.endif
  ], !prof !0

B278.endif.endif.endif.endif.endif.endif.if:      ; preds = %B278.endif.endif.endif.endif.endif
  %.1002 = icmp sgt i32 %.994, 0
  %.995 = load ptr, ptr %excinfo.6, align 8
  %.1003 = select i1 %.1002, ptr %.995, ptr undef
  store ptr %.1003, ptr %excinfo, align 8
  br label %common.ret

B278.endif.endif.endif.endif.endif.endif.endif:   ; preds = %B278.endif.endif.endif.endif.endif, %B278.endif.endif.endif.endif.endif
  %.1004 = load float, ptr %.988, align 4
  %.897 = fsub contract float 1.000000e+00, %.896
  %.929 = fdiv contract float %.897, %.916
  %.1017 = fdiv contract float %.984, %.1004
  store float 0.000000e+00, ptr %.1020, align 4
  %.1026 = call i32 @loop.33(ptr nonnull %.1020, ptr nonnull %excinfo.7, float %.929, float %.1017)
  switch i32 %.1026, label %B278.endif.endif.endif.en...if [
    i32 -2, label %B278.endif.endif.endif.en...endif
    i32 0, label %B278.endif.endif.endif.en...endif
  ], !prof !0

B278.endif.endif.endif.en...if:                   ; preds = %B278.endif.endif.endif.endif.endif.endif.endif
  %.1034 = icmp sgt i32 %.1026, 0
  %.1027 = load ptr, ptr %excinfo.7, align 8
  %.1035 = select i1 %.1034, ptr %.1027, ptr undef
  store ptr %.1035, ptr %excinfo, align 8
  br label %common.ret

B278.endif.endif.endif.en...endif:                ; preds = %B278.endif.endif.endif.endif.endif.endif.endif, %B278.endif.endif.endif.endif.endif.endif.endif
  %.1036 = load float, ptr %.1020, align 4
  store float 0.000000e+00, ptr %.1068, align 4
  %.1074 = call i32 @loop.33(ptr nonnull %.1068, ptr nonnull %excinfo.8, float %.1036, float 1.000000e+00)
  switch i32 %.1074, label %B858.if [
    i32 -2, label %B858.endif
    i32 0, label %B858.endif
  ], !prof !0

B858.if:                                          ; preds = %B278.endif.endif.endif.en...endif
  %.1082 = icmp sgt i32 %.1074, 0
  %.1075 = load ptr, ptr %excinfo.8, align 8
  %.1083 = select i1 %.1082, ptr %.1075, ptr undef
  store ptr %.1083, ptr %excinfo, align 8
  br label %common.ret

B858.endif:                                       ; preds = %B278.endif.endif.endif.en...endif, %B278.endif.endif.endif.en...endif
  %.1084 = load float, ptr %.1068, align 4
  %.1050 = fcmp contract ult float %.1036, 1.000000e+00
  %"$phi858.1.2.1" = select i1 %.1050, float 0.000000e+00, float 5.000000e-01
  %.1097 = fmul contract float %.1084, %.719
  %.1101 = fmul contract float %.1097, %.200
  %.1103 = fmul contract float %.1084, %.607
  %.1107 = fmul contract float %.1103, %.239
  %.1111 = fcmp contract ogt float %.1101, 0.000000e+00
  %.1122 = fneg contract float %"$phi858.1.2.1"
  %"$phi966.2.2.1" = select i1 %.1111, float %"$phi858.1.2.1", float %.1122
  %.1128 = fadd contract float %.1101, %"$phi966.2.2.1"
  %.1137 = fcmp contract ogt float %.1107, 0.000000e+00
  %.1153 = fneg contract float %"$phi858.1.2.1"
  %"$phi1004.2.2.1" = select i1 %.1137, float %"$phi858.1.2.1", float %.1153
  %.1161 = fadd contract float %.1107, %"$phi1004.2.2.1"
  %.1167 = fptosi float %.1128 to i32
  %.1171 = trunc i32 %.90 to i16
  %.1172 = trunc i32 %.1167 to i16
  %.1173 = add i16 %.1171, %.1172
  %.1198 = icmp slt i64 %arg.row, 0
  %.1199 = select i1 %.1198, i64 %arg.cb.5.0, i64 0
  %.1200 = add i64 %arg.row, %.1199
  %.1201 = icmp slt i64 %.279.0, 0
  %.1202 = select i1 %.1201, i64 %arg.cb.5.1, i64 0
  %.1220 = mul i64 %.1200, %arg.cb.5.1
  %16 = getelementptr i16, ptr %arg.cb.4, i64 %.1220
  %17 = getelementptr i16, ptr %16, i64 %.279.0
  %.1224 = getelementptr i16, ptr %17, i64 %.1202
  store i16 %.1173, ptr %.1224, align 2
  %.1227 = fptosi float %.1161 to i32
  %.1229 = trunc i32 %.90 to i16
  %.1230 = trunc i32 %.1227 to i16
  %.1231 = add i16 %.1229, %.1230
  %.1258 = icmp slt i64 %arg.row, 0
  %.1259 = select i1 %.1258, i64 %arg.cr.5.0, i64 0
  %.1260 = add i64 %arg.row, %.1259
  %.1261 = icmp slt i64 %.279.0, 0
  %.1262 = select i1 %.1261, i64 %arg.cr.5.1, i64 0
  %.1280 = mul i64 %.1260, %arg.cr.5.1
  %18 = getelementptr i16, ptr %arg.cr.4, i64 %.1280
  %19 = getelementptr i16, ptr %18, i64 %.279.0
  %.1284 = getelementptr i16, ptr %19, i64 %.1262
  store i16 %.1231, ptr %.1284, align 2
  br label %B274
}

define void @chroma.1(ptr %slots) {
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
  %at6 = getelementptr i8, ptr %slots, i64 48
  %slot6 = load i64, ptr %at6, align 8
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %data2 = inttoptr i64 %slot7 to ptr
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
  %at16 = getelementptr i8, ptr %slots, i64 128
  %slot16 = load i64, ptr %at16, align 8
  %data6 = inttoptr i64 %slot16 to ptr
  %at17 = getelementptr i8, ptr %slots, i64 136
  %slot17 = load i64, ptr %at17, align 8
  %at18 = getelementptr i8, ptr %slots, i64 144
  %slot18 = load i64, ptr %at18, align 8
  %data7 = inttoptr i64 %slot18 to ptr
  %at19 = getelementptr i8, ptr %slots, i64 152
  %slot19 = load i64, ptr %at19, align 8
  %at20 = getelementptr i8, ptr %slots, i64 160
  %slot20 = load i64, ptr %at20, align 8
  %data8 = inttoptr i64 %slot20 to ptr
  %at21 = getelementptr i8, ptr %slots, i64 168
  %slot21 = load i64, ptr %at21, align 8
  %at22 = getelementptr i8, ptr %slots, i64 176
  %slot22 = load i64, ptr %at22, align 8
  %at23 = getelementptr i8, ptr %slots, i64 184
  %slot23 = load i64, ptr %at23, align 8
  %data9 = inttoptr i64 %slot23 to ptr
  %at24 = getelementptr i8, ptr %slots, i64 192
  %slot24 = load i64, ptr %at24, align 8
  %at25 = getelementptr i8, ptr %slots, i64 200
  %slot25 = load i64, ptr %at25, align 8
  %at26 = getelementptr i8, ptr %slots, i64 208
  %slot26 = load i64, ptr %at26, align 8
  %data10 = inttoptr i64 %slot26 to ptr
  %at27 = getelementptr i8, ptr %slots, i64 216
  %slot27 = load i64, ptr %at27, align 8
  %at28 = getelementptr i8, ptr %slots, i64 224
  %slot28 = load i64, ptr %at28, align 8
  %status = call i32 @loop.35(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 2, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data1, i64 %slot4, i64 %slot5, i64 %slot6, i64 0, i64 0, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data2, i64 %slot8, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data3, i64 %slot10, i64 %slot11, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data4, i64 %slot13, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data5, i64 %slot15, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data6, i64 %slot17, i64 0, ptr null, ptr null, i64 0, i64 8, ptr %data7, i64 %slot19, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data8, i64 %slot21, i64 %slot22, i64 0, i64 0, ptr null, ptr null, i64 0, i64 2, ptr %data9, i64 %slot24, i64 %slot25, i64 0, i64 0, ptr null, ptr null, i64 0, i64 2, ptr %data10, i64 %slot27, i64 %slot28, i64 0, i64 0)
  ret void
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smin.i64(i64, i64)

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smax.i64(i64, i64)


!0 = !{!"branch_weights", i32 1, i32 49, i32 49}
