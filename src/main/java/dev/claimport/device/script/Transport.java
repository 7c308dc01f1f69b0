package dev.claimport.device.script;

import dev.claimport.device.smp.ShellGroupLink;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.util.Map;

/** What carries a conversation. */
enum Transport {
    /** The line itself. */
    LINE,
    /** MCUmgr's shell group: each line that is sent is a request, and what it printed the answer. */
    SMP_SHELL;

    /** By the words that profiles have. */
    static final Map<String, Transport> NAMED = Map.of("line", LINE, "smp-shell", SMP_SHELL);

    /** The line on which the conversation is. */
    SerialLink over(SerialLink link, TimeSource time) {
        return switch (this) {
            case LINE -> link;
            case SMP_SHELL -> new ShellGroupLink(link, time);
        };
    }
}
