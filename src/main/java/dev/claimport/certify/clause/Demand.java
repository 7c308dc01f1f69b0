package dev.claimport.certify.clause;

import dev.claimport.device.handover.HandoverGroup;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What answers have to be. */
final class Demand {

    static final Map<Object, Object> DONE = Map.of();
    /** MGMT_ERR_ENOTSUP. */
    static final Map<Object, Object> NOT_SUPPORTED = Map.of("rc", 8L);
    /** MGMT_ERR_EINVAL. */
    static final Map<Object, Object> INVALID = Map.of("rc", 3L);

    private Demand() {}

    static void same(@Nullable Object wanted, @Nullable Object found) {
        if (!Objects.deepEquals(wanted, found)) {
            throw new NotMet(Shown.of(wanted), Shown.of(found));
        }
    }

    static void that(boolean holds, String wanted, Object found) {
        if (!holds) {
            throw new NotMet(wanted, Shown.of(found));
        }
    }

    /** A whole number that is not negative. */
    static long number(Map<Object, Object> answer, String key) {
        if (answer.get(key) instanceof Long number && number >= 0) {
            return number;
        }
        throw new NotMet("{\"" + key + "\": uint}", Shown.of(answer));
    }

    /** An error of the group. */
    static Map<Object, Object> error(int code) {
        return Map.of("err", Map.of("group", (long) HandoverGroup.ID, "rc", (long) code));
    }

    static Map<Object, Object> errorAt(long offset) {
        return Map.of("err", Map.of("group", (long) HandoverGroup.ID, "rc", (long) HandoverGroup.OFFSET_WRONG), "off", offset);
    }

    static Map<Object, Object> offset(long offset) {
        return Map.of("off", offset);
    }

    /** Refused with that error, and nothing is kept. */
    static void refused(Subject device, int error, Map<Object, Object> answer) {
        same(error(error), answer);
        same(0L, device.state());
    }
}
