package dev.claimport.desktop.bench;

import dev.claimport.desktop.bench.SlotViewModel.Shown;
import dev.claimport.desktop.common.Texts;
import dev.claimport.handover.Step;
import dev.claimport.handover.WaitCount;
import java.util.Map;

/** What is written in a slot. */
final class SlotWords {

    /** The first two steps are over before there is a device to speak of. */
    static final int STEPS = Step.values().length - 2;

    private final Texts texts;

    SlotWords(Texts texts) {
        this.texts = texts;
    }

    /** Its state. */
    String word(Shown shown) {
        return texts.text(wordKey(shown));
    }

    private static String wordKey(Shown shown) {
        if (shown.stopping()) {
            return "bench.word.stopping";
        }
        return shown.look() == SlotLook.WORKING ? "bench.word." + shown.step().map(Step::id).orElse("template") : "bench.word." + shown.look().id();
    }

    /** From 1 to {@link #STEPS}. */
    static int position(Shown shown) {
        return Math.max(1, shown.step().map(step -> step.ordinal() - 1).orElse(1));
    }

    /** What is to be done with the device, or how long its claim is good for. */
    String corner(Shown shown) {
        return switch (shown.look()) {
            case WORKING -> shown.left().map(texts::countdown).orElse("");
            case READY, PLUGGED_IN -> "";
            case FAILED, ABORTED -> shown.there() ? texts.text("bench.slot.retry") : "";
            default -> shown.there() ? texts.text("bench.slot.unplug") : "";
        };
    }

    /** Which device it is, or why it failed. */
    String title(Shown shown) {
        return switch (shown.look()) {
            case READY -> texts.text("bench.slot.empty");
            case PLUGGED_IN -> shown.serial().orElseGet(() -> texts.text("bench.slot.start"));
            case FAILED -> shown.failure().map(texts::title).orElse("");
            case WORKING, ABORTED -> shown.serial().or(shown::place).orElse("");
            default -> shown.thing().or(shown::serial).orElse("");
        };
    }

    /** What else is known of it. */
    String note(Shown shown) {
        String serial = shown.serial().orElse("");
        return switch (shown.look()) {
            case READY, PLUGGED_IN -> shown.place().orElse("");
            case WORKING -> shown.waiting().map(this::waitText).orElseGet(() -> texts.text("bench.slot.step", Map.of("step", position(shown), "steps", STEPS)));
            case FAILED, ABORTED -> joined(serial, shown.step().map(step -> texts.text("bench.during." + step.id())).orElse(""));
            default -> joined(serial, shown.took().map(texts::took).orElse(""));
        };
    }

    /** What a reader says of it first. */
    String spoken(int number, Shown shown) {
        return texts.text("bench.slot.spoken", Map.of("number", number, "word", word(shown), "title", title(shown)));
    }

    /** All of it, with what happened and what helps: a slot may be too small for that. */
    String whole(int number, Shown shown) {
        StringBuilder whole = new StringBuilder(spoken(number, shown));
        line(whole, joined(note(shown), corner(shown)));
        shown.failure().ifPresent(failure -> {
            line(whole, texts.message(failure));
            line(whole, texts.remedy(failure));
        });
        return whole.toString();
    }

    private static void line(StringBuilder whole, String text) {
        if (!text.isEmpty()) {
            whole.append('\n').append(text);
        }
    }

    private String waitText(WaitCount.Counted waiting) {
        return waiting.left().isZero() ? texts.text("wait.longer") : texts.text("wait." + waiting.what().id(), "left", texts.countdown(waiting.left()));
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + " · " + second;
    }
}
