package dev.claimport.desktop.certify;

import dev.claimport.certify.Certificate;
import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.Verdict;
import dev.claimport.certify.report.CertificateTexts;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;

/** The verdict, what was not kept with what was said on the line, what the device can, and the figures. */
final class CertifyResult extends VBox {

    private final CertificateTexts words;

    CertifyResult(Certificate certificate, CertificateTexts words, Texts texts) {
        this.words = words;
        getStyleClass().add("certify");
        getChildren().add(verdict(certificate));
        certificate.failure().ifPresent(failure -> {
            Notice notice = Notice.warning(texts);
            notice.show(failure);
            getChildren().add(notice);
        });
        if (!certificate.unkept().isEmpty()) {
            getChildren().add(heading("report.failed"));
            certificate.unkept().forEach(result -> getChildren().add(unkept(result)));
        }
        certificate.hello().ifPresent(device -> {
            GridPane facts = new GridPane();
            facts.getStyleClass().add("facts");
            facts.getColumnConstraints().addAll(new ColumnConstraints(Region.USE_PREF_SIZE, Region.USE_COMPUTED_SIZE, Region.USE_PREF_SIZE), new ColumnConstraints());
            words.abilities(device).forEach((name, value) -> {
                Label said = Labels.wrapped(value);
                said.setMaxWidth(Double.MAX_VALUE);
                GridPane.setHgrow(said, Priority.ALWAYS);
                facts.addRow(facts.getRowCount(), Labels.wrapped(name, "muted"), said);
            });
            getChildren().addAll(heading("report.can"), facts);
        });
        certificate.delivery().ifPresent(delivery -> getChildren().addAll(heading("report.figures"), Labels.wrapped(words.delivered(delivery), "small")));
    }

    private HBox verdict(Certificate certificate) {
        boolean good = certificate.verdict() != Verdict.NOT_CERTIFIED;
        StackPane sign = new StackPane(Labels.icon(good ? Material2AL.CHECK : Material2AL.CLOSE));
        sign.getStyleClass().add("verdict-sign");
        Label title = Labels.wrapped(words.verdict(certificate), "semibold");
        VBox said = new VBox(title, Labels.wrapped(words.counts(certificate), "small"));
        said.getStyleClass().add("tight");
        said.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox plate = new HBox(sign, said);
        plate.setAlignment(Pos.CENTER_LEFT);
        plate.setMinHeight(USE_PREF_SIZE);
        plate.getStyleClass().addAll("verdict", switch (certificate.verdict()) {
            case CERTIFIED -> "verdict-confirmed";
            case WITHOUT_REGISTRATION, IN_PART -> "verdict-delivered";
            case NOT_CERTIFIED -> "verdict-failed";
        });
        plate.setAccessibleText(title.getText() + " " + words.counts(certificate));
        return plate;
    }

    private Label heading(String key) {
        return Labels.wrapped(words.texts().text(key), "card-heading");
    }

    private VBox unkept(ClauseResult result) {
        VBox all = new VBox(Labels.wrapped(words.clause(result.id()), "semibold"), Labels.line(result.id(), "small", "muted"),
                Labels.wrapped(words.why(result.outcome()), "small", "step-failure"));
        if (!result.said().isEmpty()) {
            all.getChildren().add(Labels.wrapped(result.said().stream().collect(Collectors.joining("\n")), "policy-text", "certify-said"));
        }
        all.getStyleClass().add("tight");
        return all;
    }
}
