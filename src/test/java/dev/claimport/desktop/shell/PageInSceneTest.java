package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.testing.OpenWindow;
import java.nio.file.Path;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that is shown is in the scene there and then, not a frame later: what is in it can be given the keyboard at once. */
class PageInSceneTest {

    @TempDir
    private Path folder;
    private OpenWindow window;

    @BeforeEach
    void make() {
        window = new OpenWindow(folder);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theSignInPageIsThereAsSoonAsSomebodyHasSignedOut() {
        window.open(FirstPage.PRACTICE);
        window.await("page", () -> window.window.handoverProperty().get() != null);
        window.settle();
        Button signOut = window.all(".rail-item", Button.class).stream().filter(item -> "Sign out".equals(item.getAccessibleText())).findFirst().orElseThrow();
        assertTrue(window.fx(() -> {
            signOut.fire();
            return !window.stage.getScene().getRoot().lookupAll(".text-field").isEmpty() || !window.stage.getScene().getRoot().lookupAll(".combo-box").isEmpty();
        }));
    }
}
