package dev.claimport.practice.device.smp;

import dev.claimport.device.smp.SmpHeader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Zephyr's enumeration group: which groups there are. */
final class EnumGroup {

    static final int ID = 10;
    private static final int COUNT = 0;
    private static final int LIST = 1;
    private static final int SINGLE = 2;
    /** ENUM_MGMT_ERR_INDEX_TOO_LARGE. */
    private static final int INDEX_TOO_LARGE = 4;

    private EnumGroup() {}

    static Reply answer(SmpHeader header, Optional<Map<Object, Object>> body, List<Integer> groups) {
        if (header.op() != SmpHeader.Op.READ) {
            return new Reply.Unknown(Reply.NOT_SUPPORTED);
        }
        return switch (header.command()) {
            case COUNT -> new Reply.Done(out -> out.map(1).text("count").unsigned(groups.size()));
            case LIST -> new Reply.Done(out -> {
                out.map(1).text("groups").array(groups.size());
                groups.forEach(out::unsigned);
            });
            case SINGLE -> body.map(map -> single(map.getOrDefault("index", 0L), groups)).orElse(new Reply.Unknown(Reply.INVALID));
            default -> new Reply.Unknown(Reply.NOT_SUPPORTED);
        };
    }

    private static Reply single(Object index, List<Integer> groups) {
        if (!(index instanceof Long number) || number < 0) {
            return new Reply.Unknown(Reply.INVALID);
        }
        if (number >= groups.size()) {
            return new GroupError(ID, INDEX_TOO_LARGE, Reply.UNKNOWN_ERROR);
        }
        boolean last = number == groups.size() - 1;
        return new Reply.Done(out -> {
            out.map(last ? 2 : 1).text("group").unsigned(groups.get((int) (long) number));
            if (last) {
                out.text("end").bool(true);
            }
        });
    }
}
