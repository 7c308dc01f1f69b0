package dev.claimport.desktop.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrowserObstacleTest {

    private static final Path OPENER = Path.of("/usr/bin/xdg-open");

    private static Optional<BrowserObstacle> find(String system, Map<String, String> environment, Path... files) {
        return BrowserObstacle.find(system, environment, Set.of(files)::contains);
    }

    @Test
    void aDesktopHasNone() {
        assertEquals(Optional.empty(), find("Linux", Map.of("PATH", "/usr/local/bin:/usr/bin"), OPENER));
        assertEquals(Optional.empty(), find("Windows 11", Map.of()));
        assertEquals(Optional.empty(), find("Mac OS X", Map.of()));
    }

    @Test
    void aRemoteSessionIsNoticedOnEverySystem() {
        for (String system : new String[] {"Linux", "Windows 11", "Mac OS X"}) {
            assertEquals(Optional.of(BrowserObstacle.REMOTE_SESSION),
                    find(system, Map.of("SSH_CONNECTION", "10.0.0.1 50000 10.0.0.2 22", "PATH", "/usr/bin"), OPENER));
        }
        assertEquals(Optional.of(BrowserObstacle.REMOTE_SESSION), find("Linux", Map.of("SSH_TTY", "/dev/pts/0", "PATH", "/usr/bin"), OPENER));
    }

    @Test
    void theWindowsAroundALinuxIsNoticed() {
        assertEquals(Optional.of(BrowserObstacle.WSL), find("Linux", Map.of("WSL_DISTRO_NAME", "Debian", "PATH", "/usr/bin"), OPENER));
    }

    @Test
    void aContainerIsNoticed() {
        assertEquals(Optional.of(BrowserObstacle.CONTAINER), find("Linux", Map.of("PATH", "/usr/bin"), OPENER, Path.of("/.dockerenv")));
        assertEquals(Optional.of(BrowserObstacle.CONTAINER), find("Linux", Map.of("PATH", "/usr/bin"), OPENER, Path.of("/run/.containerenv")));
    }

    @Test
    void withoutAnOpenerNoPageOpens() {
        assertEquals(Optional.of(BrowserObstacle.NO_OPENER), find("Linux", Map.of("PATH", "/usr/bin::")));
        assertEquals(Optional.of(BrowserObstacle.NO_OPENER), find("Linux", Map.of()));
    }
}
