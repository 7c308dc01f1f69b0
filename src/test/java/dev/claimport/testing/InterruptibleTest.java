package dev.claimport.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are sent by kill")
class InterruptibleTest {

    @Test
    void whatIsStartedByAProcessThatIgnoresInterruptsIsEndedByOne() throws Exception {
        ChildJvm.Result result = ChildJvm.run(Ignoring.class, Map.of("PATH", "/usr/bin:/bin"), List.of("--enable-native-access=ALL-UNNAMED"));
        assertEquals("130 true\n", result.output());
    }

    /** As a shell starts in the background; sends an interrupt to what it starts, and says how that ended. */
    static final class Ignoring {

        public static void main(String[] arguments) throws Exception {
            Interruptible.handle(MemorySegment.ofAddress(1));
            Process child = Interruptible.start(new ProcessBuilder("sleep", "60"));
            new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor();
            System.out.println(child.waitFor() + " " + Interruptible.isIgnored());
        }
    }
}
