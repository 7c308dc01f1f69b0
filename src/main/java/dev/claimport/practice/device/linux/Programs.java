package dev.claimport.practice.device.linux;

import dev.claimport.practice.device.PracticeDeviceWait;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Programs of a gateway, scripts all of them. A process of its own writes them: a file that this one has open for writing is open in every child that is
 * started meanwhile by whatever thread, and cannot be run until that has closed it (execve(2), {@code ETXTBSY}).
 */
public final class Programs {

    private static final String WRITE = "cd \"$1\" && names=$2 && shift 2 && rm -f $names && for name in $names; do printf %s \"$1\" > $name && shift || exit 1; done && chmod 755 $names";

    private Programs() {}

    /**
     * Writes them, or writes them anew, for everybody to run.
     *
     * @param folder is there
     * @param programs by their names, each of which is a word
     */
    public static void write(Path folder, Map<String, String> programs) throws IOException {
        List<String> names = List.copyOf(programs.keySet());
        List<String> command = new ArrayList<>(List.of("sh", "-c", WRITE, "sh", folder.toString(), String.join(" ", names)));
        names.forEach(name -> command.add(programs.get(name)));
        Process writer = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!writer.waitFor(PracticeDeviceWait.PROGRAMS.limit()) || writer.exitValue() != 0) {
                throw new IOException(said.strip());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
