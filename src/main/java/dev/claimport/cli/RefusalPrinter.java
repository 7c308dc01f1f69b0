package dev.claimport.cli;

import dev.claimport.app.RefusalTexts;
import dev.claimport.practice.cloud.mqtt.Refusal;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Consumer;

/** Says what policies and hooks refuse, one line each: a sentence for people, or JSON with every statement that was looked at. */
final class RefusalPrinter implements Consumer<Refusal> {

    private final PrintWriter out;
    private final Optional<RefusalTexts> texts;

    private RefusalPrinter(PrintWriter out, Optional<RefusalTexts> texts) {
        this.out = out;
        this.texts = texts;
    }

    static RefusalPrinter forPeople(PrintWriter out, RefusalTexts texts) {
        return new RefusalPrinter(out, Optional.of(texts));
    }

    static RefusalPrinter forPrograms(PrintWriter out) {
        return new RefusalPrinter(out, Optional.empty());
    }

    @Override
    public synchronized void accept(Refusal refusal) {
        out.println(texts.map(words -> words.sentences(refusal)).orElseGet(() -> RefusalJson.of(refusal).toString()));
        out.flush();
    }
}
