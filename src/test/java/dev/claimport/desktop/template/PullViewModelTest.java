package dev.claimport.desktop.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.account.folder.AccountFolder;
import dev.claimport.account.folder.TemplateFiles;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeAccount;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.testing.ManualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullViewModelTest {

    private final FakeAccount account = new FakeAccount(new FakeIot(new ManualTime()));
    private final DirectBackground background = new DirectBackground();
    private final PullViewModel model = new PullViewModel(() -> account, background);

    @TempDir
    private Path parent;
    private Path folder;

    @BeforeEach
    void folder() {
        folder = parent.resolve("rehearsal");
    }

    @Test
    void theFolderIsOneToRehearseWithAndWhatIsReadIsToldMeanwhile() {
        List<String> read = new ArrayList<>();
        model.readingProperty().addListener((_, _, now) -> Optional.ofNullable(now).ifPresent(reading -> read.add(reading.what().id() + " " + reading.name())));

        model.pull(List.of("practice-sensor", "practice-gateway"), folder);

        assertEquals(folder, model.pulledProperty().get().folder());
        assertEquals(List.of("practice-gateway", "practice-sensor"), AccountFolder.read(folder).templates().stream().map(TemplateFiles::name).sorted().toList());
        assertTrue(read.containsAll(List.of("template practice-gateway", "template practice-sensor", "template-versions practice-sensor")), read.toString());
        assertEquals(1, account.closed);
    }

    @Test
    void aFolderThatIsNotEmptyIsNamedBeforeAnythingIsAsked() throws Exception {
        Files.writeString(Files.createDirectory(folder).resolve("mine"), "x");
        account.unreachable = Optional.of(new NetworkFailure(NetworkFailure.Kind.NO_NETWORK, Map.of("host", "iot")));

        model.pull(List.of("practice-sensor"), folder);

        assertEquals(LocalFailure.Kind.FOLDER_NOT_EMPTY, model.failureProperty().get().kind());
        assertEquals("x", Files.readString(folder.resolve("mine")));
        assertFalse(model.pullingProperty().get());
    }

    @Test
    void whatGoesWrongIsNamedAndLeavesNothing() {
        account.unreachable = Optional.of(new NetworkFailure(NetworkFailure.Kind.NO_NETWORK, Map.of("host", "iot")));
        model.pull(List.of("practice-sensor"), folder);
        assertEquals(NetworkFailure.Kind.NO_NETWORK, model.failureProperty().get().kind());
        assertFalse(Files.exists(folder));

        account.unreachable = Optional.empty();
        model.pull(List.of("practice-sensor"), folder);
        assertNull(model.failureProperty().get());
        assertTrue(Files.exists(folder));
    }

    @Test
    void whatIsCancelledSavesNothing() {
        background.hold();
        model.pull(List.of("practice-sensor"), folder);
        assertTrue(model.pullingProperty().get());

        model.cancel();
        background.letGo();

        assertFalse(model.pullingProperty().get());
        assertNull(model.pulledProperty().get());
        assertNull(model.failureProperty().get());
        assertFalse(Files.exists(folder));
    }
}
