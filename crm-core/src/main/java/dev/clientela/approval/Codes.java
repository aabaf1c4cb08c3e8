package dev.clientela.approval;

import dev.clientela.record.RecordRef;
import dev.clientela.record.TextCodec;

/** How what programs chose is kept: exactly. */
final class Codes {

    static final TextCodec<String> TEXT = new TextCodec<>("code", String.class, code -> code, code -> code);

    static final TextCodec<RecordRef> RECORD_REF =
            new TextCodec<>("record reference", RecordRef.class, RecordRef::toString, RecordRef::parse);

    private Codes() {}
}
