import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A display for the window of the training: that of whoever builds, or a virtual one (Xvfb) while the training lasts. */
final class Screen implements AutoCloseable {

    private final Optional<Process> server;
    private final Map<String, String> environment;

    private Screen(Optional<Process> server, Map<String, String> environment) {
        this.server = server;
        this.environment = environment;
    }

    /** @throws IOException where there is none and none can be had */
    static Screen open() throws IOException {
        if (!System.getProperty("os.name").startsWith("Linux") || System.getenv("DISPLAY") != null) {
            return new Screen(Optional.empty(), Map.of());
        }
        Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        // The server writes the display's number as soon as it can be used.
        BufferedReader out = server.inputReader();
        String number = out.readLine();
        if (number == null) {
            throw new IOException("Xvfb did not start");
        }
        return new Screen(Optional.of(server), Map.of("DISPLAY", ":" + number));
    }

    Map<String, String> environment() {
        return environment;
    }

    @Override
    public void close() {
        server.ifPresent(Process::destroy);
    }
}
