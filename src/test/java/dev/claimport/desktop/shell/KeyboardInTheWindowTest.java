package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.ClaimState;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.desktop.testing.states.HandoverSteps;
import dev.claimport.desktop.testing.states.WindowSteps;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the keyboard goes when what it was on is no longer there. */
class KeyboardInTheWindowTest {

    @TempDir
    Path folder;

    private OpenWindow window;

    @BeforeEach
    void make() {
        window = new OpenWindow(folder);
        window.open(FirstPage.PRACTICE);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void pressByKeyboard(String key) {
        window.run(() -> WindowSteps.buttons(window, ".foot .cp-button").filter(Node::isVisible)
                .filter(button -> window.texts.text(key).equals(button.getText())).toList().forEach(button -> {
                    button.requestFocus();
                    button.fire();
                }));
    }

    private boolean isOnWhatIsMissing() {
        return window.stage.getScene().getFocusOwner() instanceof TextField field && field.getText().isEmpty();
    }

    @Test
    void aClaimThatWasRequestedAheadIsNotDiscardedByTheNextEnter() {
        HandoverViewModel page = HandoverSteps.gateway(window, "");
        pressByKeyboard("foot.request");
        window.await("held", () -> page.claim().stateProperty().get() == ClaimState.HELD);

        window.await("on what is missing", this::isOnWhatIsMissing);
    }

    @Test
    void afterAClaimIsDiscardedTheKeyboardIsWhereTheNextThingIsToBeDone() {
        HandoverViewModel page = HandoverSteps.gateway(window, "");
        window.run(page::requestClaim);
        window.await("held", () -> page.claim().stateProperty().get() == ClaimState.HELD);
        pressByKeyboard("foot.discard");

        window.await("on what is missing", this::isOnWhatIsMissing);
        assertTrue(window.fx(() -> WindowSteps.buttons(window, ".foot .cp-button").noneMatch(Button::isFocused)));
    }
}
