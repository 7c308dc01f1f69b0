package dev.claimport.desktop.testing.states;

import static dev.claimport.desktop.testing.states.WindowSteps.begin;
import static dev.claimport.desktop.testing.states.WindowSteps.buttons;
import static dev.claimport.desktop.testing.states.WindowSteps.onPage;
import static dev.claimport.desktop.testing.states.WindowSteps.shows;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.handover.TemplateListViewModel;
import dev.claimport.desktop.handover.TemplateViewModel;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;

/** Choosing a template, what there is to be said of it, and taking it along. */
final class TemplateStates extends Catalogue {

    TemplateStates(Showing showing) {
        super(showing);
    }

    @Override
    void showAll() throws Exception {
        showChoosing();
        showFindings();
        showPulling();
    }

    private void showChoosing() throws Exception {
        show("handover-empty", FirstPage.PRACTICE, window -> {
            window.backend.bench.list().forEach(window.backend.bench::unplug);
            HandoverViewModel page = onPage(window);
            window.run(() -> page.template().choosingProperty().set(true));
        });
        show("handover-search", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = onPage(window);
            window.run(() -> {
                page.template().choosingProperty().set(true);
                page.template().list().queryProperty().set("building b.");
            });
        });
        show("handover-list-not-allowed", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = onPage(window);
            window.backend.iot.listRefused = Optional.of(new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED,
                    Map.of("action", "iot:ListProvisioningTemplates", "resource", "*")));
            window.run(() -> {
                page.template().choosingProperty().set(true);
                page.template().list().load();
                page.template().list().queryProperty().set("factory-line-7");
            });
            window.await("not allowed", () -> page.template().list().stateProperty().get() == TemplateListViewModel.State.NOT_ALLOWED);
        });
        show("handover-template-broken", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = onPage(window);
            window.run(() -> page.template().choose("practice-broken"));
            window.await("broken", () -> page.template().stateProperty().get() == TemplateViewModel.State.FAILED);
        });
    }

    private void showFindings() throws Exception {
        show("findings", FirstPage.PRACTICE, window -> {
            window.backend.account.refused = Optional.of(new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "iot:GetPolicy", "resource", "*")));
            findings(window, "practice-faulty");
        });
        show("findings-sign", FirstPage.PRACTICE, window -> checked(window, "practice-faulty"));
        show("findings-made", FirstPage.PRACTICE, window -> findings(window, "sensor-berlin"));
        show("findings-no-account", FirstPage.PRACTICE, window -> {
            window.backend.account.unreachable = Optional.of(new NetworkFailure(NetworkFailure.Kind.NO_NETWORK, Map.of("host", "iot.eu-west-1.amazonaws.com")));
            findings(window, "practice-gateway");
        });
        show("findings-no-browser", FirstPage.PRACTICE, window -> {
            window.browserWorks = false;
            findings(window, "practice-faulty");
            window.run(() -> ((Hyperlink) window.root().lookup(".sheet-plate .finding-foot .hyperlink")).fire());
            window.await("told", () -> shows(window, ".sheet-plate .notice-warning"));
        });
    }

    private void showPulling() throws Exception {
        show("pull", FirstPage.PRACTICE, window -> pulling(window, Optional.empty()));
        show("pull-saved", FirstPage.PRACTICE, window -> {
            window.backend.account.refused = Optional.of(new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "iot:GetPolicy", "resource", "*")));
            pulling(window, Optional.of(folder().resolve("rehearsal")));
            window.await("saved", () -> window.root().lookup(".sheet-plate .check-rows .check-box") == null);
        });
        show("pull-failed", FirstPage.PRACTICE, window -> {
            pulling(window, Optional.of(Path.of("/")));
            window.await("told", () -> shows(window, ".sheet-plate .notice"));
        });
    }

    /** What the check found of this template is known, the looks into the account too. */
    private static void checked(OpenWindow window, String template) {
        HandoverViewModel page = onPage(window);
        window.run(() -> page.template().choose(template));
        window.await("checked", () -> page.template().check().resultProperty().get() != null && !page.template().check().lookingProperty().get());
        window.settle();
    }

    private static void findings(OpenWindow window, String template) {
        checked(window, template);
        window.run(() -> buttons(window, ".findings-button").forEach(Button::fire));
        window.await("sheet", () -> window.root().lookup(".sheet-plate") != null);
    }

    /** What is ticked is being saved in this folder, where there is one. */
    private static void pulling(OpenWindow window, Optional<Path> folder) {
        findings(window, "practice-gateway");
        window.saveFolder = folder;
        window.run(() -> buttons(window, ".sheet-plate .cp-button").filter(button -> button.getText().equals(window.texts.text("findings.pull"))).toList().forEach(Button::fire));
        window.await("boxes", () -> window.root().lookup(".sheet-plate .check-rows .check-box") != null);
        if (folder.isPresent()) {
            begin(window);
        }
    }
}
