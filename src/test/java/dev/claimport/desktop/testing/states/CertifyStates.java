package dev.claimport.desktop.testing.states;

import static dev.claimport.desktop.testing.states.WindowSteps.begin;
import static dev.claimport.desktop.testing.states.WindowSteps.onPage;
import static dev.claimport.desktop.testing.states.WindowSteps.shows;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.testing.OpenWindow;
import java.net.Inet4Address;
import java.nio.file.Files;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;

/** A device held to its clauses. */
final class CertifyStates extends Catalogue {

    CertifyStates(Showing showing) {
        super(showing);
    }

    @Override
    void showAll() throws Exception {
        show("certify", FirstPage.PRACTICE, CertifyStates::certifying);
        show("certify-address", FirstPage.PRACTICE, window -> {
            certifying(window);
            window.run(() -> {
                Optional<Inet4Address> own = Optional.of(Inet4Address.ofLiteral("192.168.100.200"));
                address(window).getItems().add(own);
                address(window).setValue(own);
            });
            window.settle();
        });
        show("certify-running", FirstPage.PRACTICE, window -> {
            certifying(window);
            begin(window);
            window.examiner.meets().keeps(20).answers("{\"rc\": 3}", "{}").asks();
            window.await("running", () -> shows(window, ".certify-groups .check-bad"));
        });
        show("certify-plug", FirstPage.PRACTICE, window -> {
            certifying(window);
            window.run(() -> ((CheckBox) window.root().lookup(".certify .check-box")).setSelected(true));
            begin(window);
            window.examiner.meets().keeps(90).asks().cutsPower();
            window.await("asked", () -> shows(window, ".certify .notice"));
        });
        show("certify-failed", FirstPage.PRACTICE, window -> {
            certifying(window);
            begin(window);
            window.examiner.meets().keeps(40).answers("{\"off\": 400}", "{\"off\": 12}").keepsTheRest();
            window.await("failed", () -> shows(window, ".certify .verdict-failed"));
        });
        show("certify-certified", FirstPage.PRACTICE, window -> {
            window.saveFolder = Optional.of(folder().resolve("certified"));
            certifying(window);
            begin(window);
            window.examiner.meets().keepsTheRest();
            window.await("certified", () -> shows(window, ".certify .verdict-confirmed"));
            begin(window);
            window.await("saved", () -> Files.exists(folder().resolve("certified").resolve("certification.html")));
            window.settle();
        });
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Optional<Inet4Address>> address(OpenWindow window) {
        return (ComboBox<Optional<Inet4Address>>) window.root().lookup(".certify .combo-box");
    }

    private static void certifying(OpenWindow window) {
        HandoverViewModel page = onPage(window);
        window.await("answered", () -> page.device().identityProperty().get() != null);
        window.run(() -> ((Button) window.root().lookup(".certify-button")).fire());
        window.await("sheet", () -> shows(window, ".sheet-plate"));
    }
}
