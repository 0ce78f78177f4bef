; Made by tools/compile_loops.py with numba: do not edit.
; from retrocolor.photo.codecs.grey 6bc6d8224186f22c141fd8d2bb73fa34feb802b5e3abe305aa02883b1da031db
; loop take.0

define internal i32 @loop(ptr noalias %retptr, ptr noalias %excinfo, ptr %arg.pixels.0, ptr %arg.pixels.1, i64 %arg.pixels.2, i64 %arg.pixels.3, ptr %arg.pixels.4, i64 %arg.pixels.5.0, i64 %arg.pixels.5.1, i64 %arg.pixels.6.0, i64 %arg.pixels.6.1, ptr %arg.grey.0, ptr %arg.grey.1, i64 %arg.grey.2, i64 %arg.grey.3, ptr %arg.grey.4, i64 %arg.grey.5.0, i64 %arg.grey.5.1, i64 %arg.grey.6.0, i64 %arg.grey.6.1, ptr %arg.colour.0, ptr %arg.colour.1, i64 %arg.colour.2, i64 %arg.colour.3, ptr %arg.colour.4, i64 %arg.colour.5.0, i64 %arg.colour.6.0) {
entry:
  %storemerge = call i64 @llvm.smax.i64(i64 %arg.grey.5.0, i64 0)
  br label %B56

B56:                                              ; preds = %B286, %entry
  %.81.0 = phi i64 [ 0, %entry ], [ %.152, %B286 ]
  %.84.0 = phi i64 [ %storemerge, %entry ], [ %.148, %B286 ]
  %.139 = icmp sgt i64 %.84.0, 0
  br i1 %.139, label %B56.if, label %common.ret

B152:                                             ; preds = %B56.if, %B152.if
  %.221.0 = phi i64 [ 0, %B56.if ], [ %.290, %B152.if ]
  %.224.0 = phi i64 [ %storemerge241, %B56.if ], [ %.286, %B152.if ]
  %differ.2.1 = phi i64 [ 0, %B56.if ], [ %.373, %B152.if ]
  %.277 = icmp sgt i64 %.224.0, 0
  br i1 %.277, label %B152.if, label %B286

B286:                                             ; preds = %B152
  %0 = trunc i64 %differ.2.1 to i32
  %.470 = and i32 %0, 65535
  store i32 %.470, ptr %arg.colour.4, align 4
  %.503.not = icmp eq i32 %.470, 0
  br i1 %.503.not, label %B56, label %common.ret

common.ret:                                       ; preds = %B56, %B286
  store ptr null, ptr %retptr, align 8
  ret i32 0

B56.if:                                           ; preds = %B56
  %.148 = add nsw i64 %.84.0, -1
  %.152 = add i64 %.81.0, 1
  %storemerge241 = call i64 @llvm.smax.i64(i64 %arg.grey.5.1, i64 0)
  br label %B152

B152.if:                                          ; preds = %B152
  %.286 = add nsw i64 %.224.0, -1
  %.290 = add i64 %.221.0, 1
  %.338 = icmp slt i64 %.81.0, 0
  %.339 = select i1 %.338, i64 %arg.pixels.5.0, i64 0
  %.340 = add i64 %.81.0, %.339
  %.341 = icmp slt i64 %.221.0, 0
  %.342 = select i1 %.341, i64 %arg.pixels.5.1, i64 0
  %.360 = mul i64 %.340, %arg.pixels.5.1
  %1 = getelementptr i32, ptr %arg.pixels.4, i64 %.360
  %2 = getelementptr i32, ptr %1, i64 %.221.0
  %.364 = getelementptr i32, ptr %2, i64 %.342
  %.365 = load i32, ptr %.364, align 4
  %3 = lshr i32 %.365, 8
  %.371242 = xor i32 %.365, %3
  %.371 = zext i32 %.371242 to i64
  %.373 = or i64 %differ.2.1, %.371
  %.376 = trunc i32 %.365 to i8
  %.400 = icmp slt i64 %.81.0, 0
  %.401 = select i1 %.400, i64 %arg.grey.5.0, i64 0
  %.402 = add i64 %.81.0, %.401
  %.403 = icmp slt i64 %.221.0, 0
  %.404 = select i1 %.403, i64 %arg.grey.5.1, i64 0
  %.422 = mul i64 %.402, %arg.grey.5.1
  %4 = getelementptr i8, ptr %arg.grey.4, i64 %.422
  %5 = getelementptr i8, ptr %4, i64 %.221.0
  %.426 = getelementptr i8, ptr %5, i64 %.404
  store i8 %.376, ptr %.426, align 1
  br label %B152
}

define void @take.0(ptr %slots) {
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
  %data2 = inttoptr i64 %slot6 to ptr
  %at7 = getelementptr i8, ptr %slots, i64 56
  %slot7 = load i64, ptr %at7, align 8
  %status = call i32 @loop(ptr nonnull %ret, ptr nonnull %exc, ptr null, ptr null, i64 0, i64 4, ptr %data0, i64 %slot1, i64 %slot2, i64 0, i64 0, ptr null, ptr null, i64 0, i64 1, ptr %data1, i64 %slot4, i64 %slot5, i64 0, i64 0, ptr null, ptr null, i64 0, i64 4, ptr %data2, i64 %slot7, i64 0)
  ret void
}

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.smax.i64(i64, i64)

