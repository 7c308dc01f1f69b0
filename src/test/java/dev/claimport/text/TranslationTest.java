package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A translator's slips are named, and never shown. */
class TranslationTest {

    @TempDir
    private Path folder;

    private void write(String file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String file, byte[] bytes) throws IOException {
        Path written = folder.resolve(file);
        Files.createDirectories(written.getParent());
        Files.write(written, bytes);
    }

    private List<String> problems() {
        Messages messages = Messages.of("problems", Locale.ENGLISH);
        return new Translation(folder).problems().stream().map(messages::problem).toList();
    }

    @Test
    void whatIsRightIsSilent() throws IOException {
        write("de/failures.properties", "port-not-found.message=Nichts an {port}.\n");
        write("failures.properties", "port-not-found.title=None\n");
        // Forms that English does not have.
        write("pl/desktop.properties", "template.list.count.count.few={count} szablony\n");
        write("de/notes.txt", "mine");
        write(".hidden/failures.properties", "x=y");
        assertEquals(List.of(), problems());
    }

    @Test
    void placesThatEnglishDoesNotHaveAreNamedAndTheTextIsNotShown() throws IOException {
        write("de/failures.properties", "port-not-found.message=Kein {anschluss}.\nport-not-found.title=Gar keiner\n");
        assertEquals(List.of("de/failures.properties: “port-not-found.message” has {anschluss}, which the English text does not have."), problems());
        assertEquals(Map.of("port-not-found.title", "Gar keiner"), new Translation(folder).texts("de/failures.properties"));
        assertEquals(new Bundles(Optional.empty()).bundle("failures", Locale.GERMAN).getString("port-not-found.message"),
                new Bundles(Optional.of(new Translation(folder))).bundle("failures", Locale.GERMAN).getString("port-not-found.message"));
    }

    @Test
    void namesThatNobodyKnowsAreNamed() throws IOException {
        write("de/failures.properties", "port-nowhere.title=Nirgends\n");
        write("de/window.properties", "x=y\n");
        write("pt_BR/failures.properties", "port-not-found.title=Nenhuma\n");
        assertEquals(List.of("de/failures.properties: The key “port-nowhere.title” is unknown.", "de/window.properties: Claimport has no texts of this name.",
                "pt_BR: There is no such language."), problems());
    }

    @Test
    void filesThatCannotBeReadAreNamedAndNothingElseIsLost() throws IOException {
        write("de/failures.properties", new byte[] {'a', '=', (byte) 0xff});
        write("fr/failures.properties", "port-not-found.title=\\u12\n");
        Files.createDirectories(folder.resolve("pl/failures.properties"));
        write("es/failures.properties", "port-not-found.title=Ninguno\n");
        assertEquals(List.of("de/failures.properties: This is not UTF-8 text.", "fr/failures.properties: A backslash stands before something that it does not go with.",
                "pl/failures.properties: It cannot be read."), problems());
        assertEquals("Ninguno", new Bundles(Optional.of(new Translation(folder))).bundle("failures", Locale.of("es")).getString("port-not-found.title"));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        folder = folder.resolve("nowhere");
        assertEquals(List.of(folder + ": This folder is not there."), problems());
    }
}
