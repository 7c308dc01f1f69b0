package dev.claimport.device.smp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** MCUmgr's shell group: it runs a command in the device's shell and answers with what that printed (Zephyr, {@code smp_group_9.rst}). */
public final class ShellGroup {

    public static final int ID = 9;
    public static final int EXECUTE = 0;
    /** SHELL_MGMT_RET_RC_COMMAND_TOO_LONG. */
    public static final int COMMAND_TOO_LONG = 2;

    private ShellGroup() {}

    /** One word is one argument. */
    public static SmpRequest execute(String... words) {
        return execute(List.of(words).stream().map(word -> ByteBuffer.wrap(word.getBytes(StandardCharsets.UTF_8))).toList());
    }

    /** The same of bytes (UTF-8), whose positions stay. */
    static SmpRequest execute(List<ByteBuffer> words) {
        return SmpRequest.write(ID, EXECUTE, out -> {
            out.map(1).text("argv").array(words.size());
            words.forEach(word -> out.text(word.duplicate()));
        });
    }
}
