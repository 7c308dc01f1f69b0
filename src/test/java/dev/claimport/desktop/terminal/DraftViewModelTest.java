package dev.claimport.desktop.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.app.DeviceProfiles;
import dev.claimport.app.SupportedDialects;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import dev.claimport.time.VirtualThreadBackground;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft that is named and saved, on the thread of the test. */
class DraftViewModelTest {

    private static final List<TraceLine> MARKED = List.of(
            new TraceLine(ManualTime.START, TraceLine.Kind.SENT, "p", "AT", true), new TraceLine(ManualTime.START, TraceLine.Kind.RECEIVED, "p", "OK", true));

    @TempDir
    Path home;

    private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
    private final List<Path> saved = new ArrayList<>();

    private DraftViewModel draft(ProfileLibrary library) {
        DeviceProfiles profiles = new DeviceProfiles() {
            @Override
            public ProfileLibrary deviceProfiles() {
                return library;
            }

            @Override
            public SupportedDialects dialects() {
                return SupportedDialects.builtIn();
            }
        };
        return new DraftViewModel(MARKED, 9600, LineEnd.CRLF, profiles, new VirtualThreadBackground(news::add), saved::add);
    }

    private DraftViewModel draft() {
        return draft(BuiltIn.profiles(folder()));
    }

    private Path folder() {
        return home.resolve("claimport").resolve("profiles");
    }

    private void save(DraftViewModel draft) throws InterruptedException {
        draft.save();
        Runnable told = news.poll(60, TimeUnit.SECONDS);
        assertTrue(told != null, "nothing came of it");
        told.run();
    }

    private void assertNotSaved(DraftViewModel draft) {
        assertEquals(LocalFailure.Kind.FILE_NOT_WRITABLE, draft.failureProperty().get().kind());
        assertEquals(List.of(), saved);
    }

    @Test
    void whatIsShownIsSavedWhereTheUsersOwnAreAndCanBeChosenThen() throws Exception {
        DraftViewModel draft = draft();
        assertTrue(draft.textProperty().get().contains("name: my-device\n"), draft.textProperty().get());
        draft.nameProperty().set("pump-7");
        assertTrue(draft.textProperty().get().contains("name: pump-7\n") && draft.textProperty().get().contains("baud: 9600\n"), draft.textProperty().get());
        save(draft);
        assertEquals(List.of(folder().resolve("pump-7.yaml")), saved);
        assertEquals(draft.textProperty().get(), Files.readString(saved.getFirst()));
        ProfileLibrary.Entry entry = BuiltIn.profiles(folder()).named("pump-7").orElseThrow();
        assertFalse(entry.builtIn());
        assertEquals("\r\n", entry.profile().settings().lineEnd());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pump", "-pump", "pump/7", "../pump", "pump.yaml", "pump 7"})
    void nameThatNoProfileCanHaveIsNotSaved(String name) {
        DraftViewModel draft = draft();
        draft.nameProperty().set(name);
        assertFalse(draft.isNamed());
        draft.save();
        assertTrue(news.isEmpty() && !Files.exists(folder()), "nothing is written");
    }

    @Test
    void profileThatIsThereStaysAndItIsSaid() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("mine.yaml"), "not yet a profile");
        for (String name : List.of("mine", "quectel")) {
            DraftViewModel draft = draft();
            draft.nameProperty().set(name);
            save(draft);
            assertNotSaved(draft);
            draft.nameProperty().set(name + "-2");
            assertNull(draft.failureProperty().get(), "another name has not failed");
        }
        assertEquals("not yet a profile", Files.readString(folder().resolve("mine.yaml")));
        assertFalse(Files.exists(folder().resolve("quectel.yaml")));
    }

    @Test
    void folderThatCannotBeMadeIsNamed() throws Exception {
        Files.writeString(home.resolve("claimport"), "a file where the folder should be");
        DraftViewModel draft = draft();
        draft.nameProperty().set("pump-7");
        save(draft);
        assertTrue(draft.failureProperty().get() instanceof LocalFailure, String.valueOf(draft.failureProperty().get()));
        assertEquals(List.of(), saved);
    }

    @Test
    void withoutAFolderOfTheUsersNothingIsSaved() throws Exception {
        DraftViewModel draft = draft(BuiltIn.profiles());
        draft.nameProperty().set("pump-7");
        save(draft);
        assertNotSaved(draft);
    }
}
