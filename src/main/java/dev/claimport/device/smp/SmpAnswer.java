package dev.claimport.device.smp;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborReader;
import java.util.Map;

/** What a device answered to a request: done, or refused with a number. */
public sealed interface SmpAnswer {

    /** What came with it: text keys. */
    Map<Object, Object> body();

    record Done(Map<Object, Object> body) implements SmpAnswer {}

    /**
     * @param group whose numbers they are; {@value #PROTOCOL} where the protocol itself refuses (MGMT_ERR)
     * @param code not 0
     */
    record Refused(long group, long code, Map<Object, Object> body) implements SmpAnswer {

        /** Stands for the protocol's own errors, which belong to no group. */
        public static final long PROTOCOL = -1;
        /** MGMT_ERR_ENOTSUP: no such group or command. */
        public static final long NOT_SUPPORTED = 8;
        /** MGMT_ERR_UNSUPPORTED_TOO_NEW: the header's version. */
        public static final long TOO_NEW = 13;

        boolean isProtocol(long mgmtErr) {
            return group == PROTOCOL && code == mgmtErr;
        }
    }

    /**
     * Reads an answer. Both forms of an error are understood whatever the version, as servers of version 2 still send the
     * older one for the protocol's own errors: {@code {"err":{"group":g,"rc":n}}}, and {@code {"rc":n}}, where 256 and up are
     * the group's own. {@code rc} 0 is no error, and an {@code err} without {@code rc} is a group's own affair.
     *
     * @param strings what becomes of them; asked twice about each
     * @throws CborException when the answer is not a map, or the error is not of these forms
     */
    static SmpAnswer of(SmpMessage message, CborReader.Strings strings) throws CborException {
        Map<Object, Object> body = message.body(strings);
        if (body.get("err") instanceof Map<?, ?> error && error.containsKey("rc")) {
            return of(number(error.get("group")), number(error.get("rc")), body);
        }
        if (body.containsKey("rc")) {
            long code = number(body.get("rc"));
            return code < 256 ? of(Refused.PROTOCOL, code, body) : of(message.header().group(), code - 256, body);
        }
        return new Done(body);
    }

    private static SmpAnswer of(long group, long code, Map<Object, Object> body) {
        return code == 0 ? new Done(body) : new Refused(group, code, body);
    }

    private static long number(Object value) throws CborException {
        if (value instanceof Long number) {
            return number;
        }
        throw new CborException("error without a number");
    }
}
