package dev.claimport.desktop.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SystemBrowserTest {

    private static final URI PAGE = URI.create("https://acme.awsapps.com/start/#/device?user_code=BQXR-KVTM");

    @Test
    void eachSystemHasItsOpener() throws IOException {
        assertEquals(List.of("xdg-open", PAGE.toString()), new SystemBrowser("Linux", Map.of()).command(PAGE));
        assertEquals(List.of("open", PAGE.toString()), new SystemBrowser("Mac OS X", Map.of()).command(PAGE));
        assertEquals(List.of("rundll32", "url.dll,FileProtocolHandler", PAGE.toString()), new SystemBrowser("Windows 11", Map.of()).command(PAGE));
    }

    @Test
    void opensNothingButWebPages() {
        for (String other : List.of("file:///etc/passwd", "javascript:alert(1)", "ms-settings:privacy", "/etc/passwd")) {
            assertThrows(IOException.class, () -> new SystemBrowser("Linux", Map.of()).command(URI.create(other)), other);
        }
    }

    @Test
    void whatTheLauncherSetsForTheWindowAloneIsNotPassedOn() throws IOException {
        Set<String> set = Files.readAllLines(Path.of("packaging", "linux", "claimport")).stream()
                .filter(line -> line.startsWith("export "))
                .flatMap(line -> Pattern.compile("(\\w+)=").matcher(line).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());
        assertEquals(SystemBrowser.OF_THE_START, set);
    }
}
