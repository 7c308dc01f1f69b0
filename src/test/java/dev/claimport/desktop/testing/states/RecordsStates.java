package dev.claimport.desktop.testing.states;

import static dev.claimport.desktop.testing.states.WindowSteps.press;
import static dev.claimport.desktop.testing.states.WindowSteps.pressRail;
import static dev.claimport.desktop.testing.states.WindowSteps.signedIn;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.testing.OpenWindow;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;

/** What was handed over before. */
final class RecordsStates extends Catalogue {

    RecordsStates(Showing showing) {
        super(showing);
    }

    @Override
    void showAll() throws Exception {
        show("records-none", FirstPage.SIGN_IN, window -> {
            signedIn(window);
            records(window);
        });
        show("records", FirstPage.SIGN_IN, window -> window.records(40), window -> {
            signedIn(window);
            records(window);
            openRecord(window, 1);
        });
        show("records-label", FirstPage.SIGN_IN, window -> window.records(40), window -> {
            signedIn(window);
            records(window);
            press(window, "records.label");
            window.await("label", () -> window.root().lookup(".sheet-plate .label-drawing") != null);
        });
        show("records-figures", FirstPage.SIGN_IN, window -> window.records(40), window -> {
            signedIn(window);
            records(window);
            window.run(() -> ((ToggleButton) window.root().lookup(".records-filters .toggle-button")).fire());
            window.await("figures", () -> window.root().lookup(".figures-bars") != null);
        });
        show("records-failed", FirstPage.SIGN_IN, window -> window.records(40), window -> {
            signedIn(window);
            records(window);
            openRecord(window, 2);
            press(window, "records.verify");
            window.await("verified", () -> window.root().lookup(".foot.check-ok") != null);
        });
        show("records-no-match", FirstPage.SIGN_IN, window -> window.records(3), window -> {
            signedIn(window);
            records(window);
            window.run(() -> ((TextField) window.root().lookup(".records-list .text-field")).setText("4712"));
            window.await("no match", () -> window.root().lookup(".records-list .empty-state") != null);
        });
    }

    private static void records(OpenWindow window) {
        pressRail(window, "rail.records");
        window.await("records", () -> window.root().lookup(".record-card") != null
                || window.root().lookup(".handover-page .empty-state") != null);
    }

    /** @param row in the list */
    private static void openRecord(OpenWindow window, int row) {
        Node before = window.fx(() -> window.root().lookup(".record-card"));
        window.run(() -> ((ListView<?>) window.root().lookup(".records")).getSelectionModel().select(row));
        window.await("record", () -> window.root().lookup(".record-card") != before);
    }
}
