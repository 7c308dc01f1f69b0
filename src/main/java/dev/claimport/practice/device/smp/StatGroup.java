package dev.claimport.practice.device.smp;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Optional;

/** Zephyr's group of statistics, with the one that the sample {@code smp_svr} keeps. */
final class StatGroup {

    static final int ID = 2;
    private static final int SHOW = 0;
    private static final int LIST = 1;
    private static final String NAME = "smp_svr_stats";
    /** STAT_MGMT_ERR_INVALID_GROUP. */
    private static final int INVALID_GROUP = 2;

    private StatGroup() {}

    static Reply answer(SmpHeader header, Optional<Map<Object, Object>> body) {
        if (header.op() != SmpHeader.Op.READ) {
            return new Reply.Unknown(Reply.NOT_SUPPORTED);
        }
        return switch (header.command()) {
            case SHOW -> body.map(map -> show(map.getOrDefault("name", ""))).orElse(new Reply.Unknown(Reply.INVALID));
            case LIST -> new Reply.Done(out -> out.map(1).text("stat_list").array(1).text(NAME));
            default -> new Reply.Unknown(Reply.NOT_SUPPORTED);
        };
    }

    private static Reply show(Object name) {
        if (!(name instanceof String asked)) {
            return new Reply.Unknown(Reply.INVALID);
        }
        return asked.equals(NAME)
                ? new Reply.Done(out -> out.map(2).text("name").text(NAME).text("fields").map(1).text("ticks").unsigned(7))
                : new GroupError(ID, INVALID_GROUP, Reply.NO_ENTRY);
    }
}
