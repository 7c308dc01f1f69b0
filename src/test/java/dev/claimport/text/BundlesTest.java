package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesTest {

    private static final String KEY = "hook-refused.title";

    @TempDir
    private Path folder;
    private Bundles bundles;

    @BeforeEach
    void make() {
        bundles = new Bundles(Optional.of(new Translation(folder)));
    }

    private void write(String file, String text) throws IOException {
        Path written = folder.resolve(file);
        Files.createDirectories(written.getParent());
        Files.writeString(written, text);
    }

    private String said(String tag) {
        return bundles.bundle("failures", Locale.forLanguageTag(tag)).getString(KEY);
    }

    @Test
    void whatATranslatorHasNotTouchedStaysAsItIs() throws IOException {
        String english = said("eo");
        write("eo/failures.properties", "hook-refused.message=alia");
        assertEquals(english, said("eo"));
    }

    @Test
    void aTranslatorsTextComesFirstAndIsSeenAtOnce() throws IOException {
        write("eo/failures.properties", KEY + "=Rifuzita");
        assertEquals("Rifuzita", said("eo"));
        assertEquals("Rifuzita", said("eo-XX"), "a region speaks its language");
        write("eo/failures.properties", KEY + "=Ĉu ne?");
        assertEquals("Ĉu ne?", said("eo"));
        write("failures.properties", KEY + "=No");
        assertEquals("No", said("en"), "English, too, can be mended");
    }

    @Test
    void chineseIsToldByItsScript() throws IOException {
        write("zh-Hans/failures.properties", KEY + "=被拒绝");
        assertEquals("被拒绝", said("zh-CN"));
        assertEquals(said("en"), said("zh-TW"));
    }

    @Test
    void aPartThatThereIsNotIsMissing() {
        assertThrows(MissingResourceException.class, () -> bundles.bundle("nothing", Locale.GERMAN));
    }
}
