package dev.claimport.desktop.common;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** The system's own browser, started by the system's own opener; java.desktop is not needed for it. */
public final class SystemBrowser implements Browser {

    /** What packaging/linux/claimport sets so that this process needs less memory: a browser paints more slowly with it. */
    static final Set<String> OF_THE_START = Set.of("GDK_GL", "GDK_RENDERING", "MALLOC_ARENA_MAX", "MALLOC_MMAP_THRESHOLD_");

    private final String systemName;
    private final Optional<BrowserObstacle> obstacle;

    /** @param systemName as the system property {@code os.name} */
    public SystemBrowser(String systemName, Map<String, String> environment) {
        this.systemName = systemName.toLowerCase(Locale.ROOT);
        this.obstacle = BrowserObstacle.find(systemName, environment);
    }

    @Override
    public Optional<BrowserObstacle> obstacle() {
        return obstacle;
    }

    @Override
    public void open(URI page) throws IOException, InterruptedException {
        run(command(page));
    }

    @Override
    public boolean opens(Path page) throws InterruptedException {
        try {
            run(opening(page.toUri()));
            return true;
        } catch (IOException e) {
            LoggerFactory.getLogger(SystemBrowser.class).info("the page did not open: {}", e.getMessage());
            return false;
        }
    }

    /** An opener that still runs after {@link DesktopWait#BROWSER} has started the browser itself and is not waited for. */
    private static void run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        program.environment().keySet().removeAll(OF_THE_START);
        Process opener = program.start();
        opener.getOutputStream().close();
        if (opener.waitFor(DesktopWait.BROWSER.limit()) && opener.exitValue() != 0) {
            throw new IOException("the opener ended with " + opener.exitValue());
        }
    }

    /** Only web pages: an address from outside must not start anything else. */
    List<String> command(URI page) throws IOException {
        String scheme = page.getScheme();
        if (scheme == null || !scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
            throw new IOException("not a web page");
        }
        return opening(page);
    }

    private List<String> opening(URI page) {
        String address = page.toASCIIString();
        if (systemName.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        return List.of(systemName.startsWith("mac") ? "open" : "xdg-open", address);
    }
}
