package dev.claimport.desktop.bench;

import dev.claimport.bench.BenchJob;
import dev.claimport.bench.Shift;
import dev.claimport.desktop.bench.BenchViewModel.Standing;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What is done with every device, and by whom. */
final class BenchFoot extends HBox {

    BenchFoot(BenchViewModel model, Texts texts) {
        BenchJob job = model.job().orElseThrow();
        Label template = Labels.line(job.templateName(), "foot-title");
        template.setMinWidth(Label.USE_PREF_SIZE);
        Label how = Labels.wrapped("", "muted");
        HBox.setHgrow(how, Priority.ALWAYS);
        how.setMaxWidth(Double.MAX_VALUE);
        Label who = Labels.line(who(model.shift().orElseThrow()), "muted");
        Label scan = Labels.wrapped("", "semibold");
        Follow.value(this, model.scans().lastProperty(), last -> scan.setText(last == null ? ""
                : texts.text(last.target().isPresent() ? "bench.foot.scan" : "bench.foot.scan-wrong", "text", last.text())));
        Label claim = Labels.wrapped(texts.text("bench.foot.shared-claim"), "muted");
        Labels.show(claim, job.sharedClaim());
        getStyleClass().addAll("foot", "bench-foot");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(template, how, scan, claim, who);
        Follow.value(this, model.who().runningProperty(), shift -> who.setText(who(shift)));
        Follow.value(this, model.standingProperty(), now -> how.setText(texts.text(key(now, job))));
        how.setText(texts.text(key(model.standingProperty().get(), job)));
    }

    private static String key(Standing now, BenchJob job) {
        return switch (now) {
            case DRAINING -> "bench.foot.draining";
            case PAUSED -> "bench.foot.paused";
            default -> job.autoStart() ? "bench.foot.at-plug-in" : "bench.foot.by-key";
        };
    }

    private static String who(Shift shift) {
        return Stream.of(shift.batch(), shift.station(), shift.operator()).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
    }
}
