package dev.claimport.desktop.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
}
