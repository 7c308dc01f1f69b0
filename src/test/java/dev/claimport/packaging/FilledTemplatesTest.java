package dev.claimport.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What the Linux packages say of Claimport. */
@ExtendWith(PackagingPrograms.class)
class FilledTemplatesTest {

    private static final String IDENTIFIER = "dev.claimport.Claimport";

    @TempDir
    private Path folder;
    private final PackagingPrograms programs;
    private final Object product;

    FilledTemplatesTest(PackagingPrograms programs) {
        this.programs = programs;
        product = programs.call("Product", "read", PackagingPrograms.COMMON.resolve("product.properties"), "1.2.0-SNAPSHOT");
    }

    private String filled(String name) throws IOException {
        Object stamp = programs.call("Stamp", "of", "2026-11-23T10:00:01Z");
        Object linux = programs.make("Linux", product, stamp, null, null, Path.of("icons"), folder);
        programs.call(linux, "filled", name, folder, Map.of("installed.size", "140000", "root", "/r", "files", "\"/usr/bin/claimport\""));
        return Files.readString(folder.resolve(name));
    }

    private static Map<String, String> keys(String text, String separator) {
        return text.lines().filter(line -> line.matches("[A-Za-z-]+" + separator + ".*")).map(line -> line.split(separator, 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].strip(), (first, _) -> first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"control", "claimport.spec", "copyright", "postinst", "postrm", "70-claimport.rules",
        "dev.claimport.Claimport.desktop", "dev.claimport.Claimport.metainfo.xml"})
    void nothingIsLeftToFillIn(String name) throws IOException {
        assertFalse(filled(name).matches("(?s).*@[a-z.]+@.*"), name);
    }

    @Test
    void theDesktopEntryStartsTheCommandUnderTheIconThatIsInstalled() throws IOException {
        Map<String, String> entry = keys(filled("dev.claimport.Claimport.desktop"), "=");
        assertEquals("claimport", entry.get("Exec"));
        assertEquals(IDENTIFIER, entry.get("Icon"));
        assertEquals(programs.call(product, "text", "identifier"), entry.get("Icon"), "the icons are installed by that name");
        assertEquals(programs.call(product, "text", "summary"), entry.get("Comment"));
        assertTrue(filled("dev.claimport.Claimport.desktop").contains("[Desktop Action practice]"), entry.get("Actions"));
    }

    @Test
    void theDescriptionForShopsNamesEntryCommandVersionAndDay() throws Exception {
        filled("dev.claimport.Claimport.metainfo.xml");
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(folder.resolve("dev.claimport.Claimport.metainfo.xml").toFile());
        Function<String, String> text = name -> document.getElementsByTagName(name).item(0).getTextContent();
        assertEquals(IDENTIFIER, text.apply("id"));
        assertEquals(IDENTIFIER + ".desktop", text.apply("launchable"));
        assertEquals("claimport", text.apply("binary"));
        assertEquals("Apache-2.0", text.apply("project_license"));
        var release = document.getElementsByTagName("release").item(0).getAttributes();
        assertEquals("1.2.0~snapshot", release.getNamedItem("version").getTextContent());
        assertEquals("2026-11-23", release.getNamedItem("date").getTextContent());
    }

    /** As the desktop's menu and shops look for it: by region where there is no script. */
    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void menuAndShopsSpeakEveryLanguageAndTheImageWritesItsNumbers(Language language) throws IOException {
        String tag = language == Language.CHINESE ? "zh-CN" : language.tag();
        String entry = filled("dev.claimport.Claimport.desktop");
        for (String key : List.of("GenericName", "Comment", "Keywords", "Name")) {
            assertTrue(entry.contains("\n" + key + "[" + tag.replace('-', '_') + "]="), key + " " + tag);
        }
        String shop = filled("dev.claimport.Claimport.metainfo.xml");
        assertEquals(shop.split("<(summary|p|li)>").length, shop.split("<(summary|p|li) xml:lang=\"" + tag + "\">").length, tag);
        Object image = programs.call("Options", "read", PackagingPrograms.COMMON.resolve("runtime.options"));
        List<?> locales = (List<?>) programs.call(image, "of", (Object) new String[] {"locales"});
        assertTrue(locales.stream().anyMatch(locale -> language.tag().startsWith((String) locale)), tag);
    }

    @Test
    void bothPackagesHaveTheSameNameVersionAndSummary() throws IOException {
        Map<String, String> deb = keys(filled("control"), ":");
        Map<String, String> rpm = keys(filled("claimport.spec"), ":");
        assertEquals("claimport", deb.get("Package"));
        assertEquals(deb.get("Package"), rpm.get("Name"));
        assertEquals("1.2.0~snapshot", deb.get("Version"));
        assertEquals(deb.get("Version"), rpm.get("Version"));
        assertEquals(deb.get("Description"), rpm.get("Summary"));
        assertTrue(List.of("amd64", "arm64").contains(deb.get("Architecture")), deb.get("Architecture"));
        assertEquals("140000", deb.get("Installed-Size"));
    }

    @Test
    void aSnapshotComesBeforeItsReleaseAndNumbersAreNumbers() {
        assertEquals("1.2.0", programs.call(product, "numericVersion"));
        Object release = programs.call("Product", "read", PackagingPrograms.COMMON.resolve("product.properties"), "1.2.0");
        assertEquals("1.2.0", programs.call(release, "linuxVersion"));
        Object candidate = programs.call("Product", "read", PackagingPrograms.COMMON.resolve("product.properties"), "1.2.0-rc-1");
        assertEquals("1.2.0~rc~1", programs.call(candidate, "linuxVersion"));
        assertThrows(IllegalArgumentException.class, () -> programs.call(product, "text", "slogan"));
    }

    /** Windows takes another code for another product, and would install both. */
    @Test
    void theCodesOfWindowsAreForEver() {
        assertEquals(List.of("6a2f5f0e-3f0c-4f1d-9c0a-5d4c1a7e8b21", "b1d7c9f4-52a8-4a7e-8f36-0c9e2d615a43"),
                Arrays.asList(programs.call(product, "text", "windows.upgrade.uuid"), programs.call(product, "text", "windows.upgrade.uuid.user")));
    }
}
