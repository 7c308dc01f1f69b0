package dev.claimport.certify.clause;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborReader;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** A bundle with something wrong in one of its fields. */
final class BundleFlaw {

    private BundleFlaw() {}

    /** The same bundle, and another value in a field. */
    static byte[] with(byte[] bundle, long field, Object value) {
        Map<Long, Object> fields = fields(bundle);
        fields.put(field, value);
        return Exchange.cbor(out -> out.value(fields));
    }

    static byte[] without(byte[] bundle, long field) {
        Map<Long, Object> fields = fields(bundle);
        fields.remove(field);
        return Exchange.cbor(out -> out.value(fields));
    }

    private static Map<Long, Object> fields(byte[] bundle) {
        try {
            Map<Long, Object> fields = new TreeMap<>();
            CborReader.readMap(ByteBuffer.wrap(bundle)).forEach((key, value) -> fields.put((Long) key, value));
            return fields;
        } catch (CborException e) {
            throw new IllegalStateException(e);
        }
    }
}
