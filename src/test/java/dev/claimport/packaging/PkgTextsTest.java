package dev.claimport.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What macOS's Installer shows of the .pkg. */
class PkgTextsTest {

    private static final Path MACOS = Path.of("packaging", "macos");

    private static Element element(String name) throws Exception {
        Document distribution = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(MACOS.resolve("distribution.xml").toFile());
        assertEquals(1, distribution.getElementsByTagName(name).getLength(), name);
        return (Element) distribution.getElementsByTagName(name).item(0);
    }

    private static String welcome(Language language) throws Exception {
        return Files.readString(MACOS.resolve("texts").resolve(language.tag() + ".lproj").resolve(element("welcome").getAttribute("file")));
    }

    private static List<String> paragraphs(String page) {
        return page.lines().filter(line -> line.startsWith("<p>")).toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theWelcomeIsInTheLanguageAndSaysWhatIsInstalled(Language language) throws Exception {
        String page = welcome(language);
        assertTrue(page.contains("<html lang=\"" + language.tag() + "\">") && page.contains("<meta charset=\"utf-8\">"), page);
        assertTrue(page.contains("<code>/Applications/Claimport.app</code>") && page.contains("<code>/usr/local/bin/claimport</code>"), page);
        assertEquals(2, paragraphs(page).size(), page);
        if (language != Language.ENGLISH) {
            for (int i = 0; i < 2; i++) {
                assertNotEquals(paragraphs(welcome(Language.ENGLISH)).get(i), paragraphs(page).get(i));
            }
        }
    }

    @Test
    void noOtherLanguageIsThere() throws IOException {
        try (Stream<Path> folders = Files.list(MACOS.resolve("texts"))) {
            assertEquals(Language.values().length, folders.count());
        }
    }

    /** productbuild looks for the component below the name that pkgbuild wrote, and Apple's processors are asked for Rosetta where none is named. */
    @Test
    void whatIsInstalledIsTheComponentForItsProcessor() throws Exception {
        String script = Files.readString(MACOS.resolve("installers.sh"));
        Document distribution = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(MACOS.resolve("distribution.xml").toFile());
        Element component = (Element) distribution.getElementsByTagName("pkg-ref").item(1);
        assertTrue(script.contains("\"$work/" + component.getTextContent() + "\""), component.getTextContent());
        assertEquals("@ARCHITECTURE@", element("options").getAttribute("hostArchitectures"));
        for (String place : Files.readString(MACOS.resolve("distribution.xml")).split("@")) {
            assertTrue(!place.matches("[A-Z]+") || script.contains("s|@" + place + "@|"), place);
        }
    }
}
