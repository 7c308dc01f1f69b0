package dev.claimport.practice.device.smp;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.practice.device.VirtualDeviceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The OS group: what the specification asks for, and with Zephyr's build all that the sample {@code smp_svr} has of it. */
final class OsGroup {

    static final int ID = 0;
    private static final int ECHO = 0;
    private static final int TASKS = 2;
    private static final int RESET = 5;
    private static final int PARAMETERS = 6;
    private static final int INFO = 7;
    /** OS_MGMT_ERR_INVALID_FORMAT. */
    private static final int INVALID_FORMAT = 2;
    /** Letters of {@code uname}, in the order in which their words stand. */
    private static final String FORMATS = "snrvbmpio";

    private final VirtualDeviceOptions options;
    private final SmpServer server;

    OsGroup(VirtualDeviceOptions options, SmpServer server) {
        this.options = options;
        this.server = server;
    }

    /** @param body empty when there is no map, which some commands do not look at */
    Reply answer(SmpHeader header, Optional<Map<Object, Object>> body) {
        boolean read = header.op() == SmpHeader.Op.READ;
        boolean zephyr = server.build().zephyr();
        return switch (header.command()) {
            case ECHO -> body.map(this::echo).orElse(new Reply.Unknown(Reply.INVALID));
            case TASKS -> zephyr && read ? new Reply.Done(OsGroup::tasks) : new Reply.Unknown(Reply.NOT_SUPPORTED);
            case RESET -> zephyr && !read ? reset() : new Reply.Unknown(Reply.NOT_SUPPORTED);
            case INFO -> zephyr && read ? body.map(this::info).orElse(new Reply.Unknown(Reply.INVALID)) : new Reply.Unknown(Reply.NOT_SUPPORTED);
            case PARAMETERS -> server.build().tellsBuffer() && (read || !zephyr) ? new Reply.Done(this::parameters) : new Reply.Unknown(Reply.NOT_SUPPORTED);
            default -> new Reply.Unknown(Reply.NOT_SUPPORTED);
        };
    }

    /** Zephyr answers nothing with nothing. */
    private Reply echo(Map<Object, Object> body) {
        Object text = server.build().zephyr() ? body.getOrDefault("d", "") : body.get("d");
        return text instanceof String said ? new Reply.Done(out -> out.map(1).text("r").text(said)) : new Reply.Unknown(Reply.INVALID);
    }

    private Reply reset() {
        server.restart();
        return new Reply.Done(out -> out.map(0));
    }

    private void parameters(CborWriter out) {
        out.map(2).text("buf_size").unsigned(options.bufferSize()).text("buf_count").unsigned(options.bufferCount());
    }

    private static void tasks(CborWriter out) {
        List<String> names = List.of("mcumgr smp", "idle", "main");
        out.map(1).text("tasks").map(names.size());
        for (int i = 0; i < names.size(); i++) {
            out.text(names.get(i)).map(7).text("prio").unsigned(i).text("tid").unsigned(i).text("state").unsigned(2).text("stkuse").unsigned(96)
                    .text("stksiz").unsigned(512).text("cswcnt").unsigned(0).text("runtime").unsigned(0);
        }
    }

    /** As {@code uname} has it: the words for the letters of {@code format}, in their own order, and the system's name for no letter. */
    private Reply info(Map<Object, Object> body) {
        if (!(body.getOrDefault("format", "s") instanceof String asked)) {
            return new Reply.Unknown(Reply.INVALID);
        }
        String letters = asked.isEmpty() ? "s" : asked;
        if (!letters.chars().allMatch(letter -> letter == 'a' || FORMATS.indexOf(letter) >= 0)) {
            return new GroupError(ID, INVALID_FORMAT, Reply.INVALID);
        }
        List<String> words = List.of("Zephyr", "unknown", options.firmware(), "v4.4.0", "Nov 23 2026 12:00:00", "arm", "cortex-m33",
                options.model().replace(' ', '_'), "Zephyr");
        String output = FORMATS.chars().filter(letter -> letters.indexOf('a') >= 0 || letters.indexOf(letter) >= 0)
                .mapToObj(letter -> words.get(FORMATS.indexOf(letter))).collect(Collectors.joining(" "));
        return new Reply.Done(out -> out.map(1).text("output").text(output));
    }
}
