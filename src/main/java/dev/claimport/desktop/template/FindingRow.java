package dev.claimport.desktop.template;

import dev.claimport.account.check.CheckTexts;
import dev.claimport.account.check.Finding;
import dev.claimport.account.check.Source;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.CopyButton;
import dev.claimport.desktop.control.Labels;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One finding: sign and word for how bad it is, the sentence, what to do, its place, and where AWS says so. */
final class FindingRow extends HBox {

    FindingRow(Finding finding, CheckTexts checks, Texts texts, Consumer<URI> openPage) {
        String severity = checks.severity(finding.severity());
        String message = checks.message(finding);
        String remedy = checks.remedy(finding);
        String place = texts.text("findings.place", Map.of("line", finding.place().line(), "column", finding.place().column(), "id", finding.rule().id()));
        Label title = Labels.wrapped(message, "semibold");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label mark = Labels.wrapped(severity, "finding-severity");
        HBox top = new HBox(title, mark);
        top.getStyleClass().add("row");

        Source source = finding.rule().source();
        Hyperlink guide = Buttons.link(source.title(), () -> openPage.accept(URI.create(source.address())));
        guide.setTooltip(new Tooltip(source.address()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label where = Labels.wrapped(place, "small", "muted");
        HBox foot = new HBox(where, gap, guide,
                CopyButton.of(texts, texts.text("findings.copy"), () -> String.join("\n", message, remedy, severity + " · " + place, source.address()) + "\n"));
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().addAll("row", "finding-foot");

        VBox words = new VBox(top, Labels.wrapped(remedy, "small"), foot);
        words.getStyleClass().add("check-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().addAll("check-row", FindingSigns.STYLE + finding.severity().id());
        getChildren().addAll(Labels.icon(FindingSigns.of(finding.severity()), "check-sign"), words);
        setAccessibleText(texts.text("findings.accessible", Map.of("severity", severity, "message", message, "remedy", remedy)));
    }
}
