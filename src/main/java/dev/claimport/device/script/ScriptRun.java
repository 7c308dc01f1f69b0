package dev.claimport.device.script;

import dev.claimport.device.DeviceText;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the steps of a script, one after the other. */
final class ScriptRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScriptRun.class);
    private static final int LONGEST_VALUE = 64;
    /** Some name the setting of the firmware that would help, at their end. */
    private static final int LONGEST_ANSWER = 200;

    private final Conversation conversation;
    private final Script.Wire wire;
    private final Scope scope;
    private boolean shown = true;
    private boolean silent;

    ScriptRun(SerialLink link, Script.Wire wire, Scope scope, TimeSource time) {
        this.conversation = new Conversation(link, wire, time);
        this.wire = wire;
        this.scope = scope;
    }

    /** @throws FailureException the first that matters */
    void take(List<Step> steps) {
        for (Step step : steps) {
            take(step);
        }
    }

    private void take(Step step) {
        switch (step.say()) {
            case Step.Say.Line(Phrase phrase) -> take(step, phrase, Message.of(phrase, scope, Optional.empty(), wire.end()), Optional.empty());
            case Step.Say.Bytes(Phrase phrase, Optional<Step.Blocks> blocks) -> take(step, phrase, Message.of(phrase, scope, Optional.empty(), ""),
                    blocks.filter(each -> !each.taken().text(scope::value).isEmpty()));
            case Step.Say.Chunks(Phrase phrase, int size) -> scope.content().chunks(size, chunk ->
                    take(step, phrase, Message.of(phrase, scope, Optional.of(chunk), wire.end()), Optional.empty()));
            case Step.Say.Nothing() -> judge(step, "", conversation.await(step, scope, step.within()));
        }
    }

    private void take(Step step, Phrase phrase, Message message, Optional<Step.Blocks> blocks) {
        String shown = scope.shown(phrase);
        LOG.debug("sends {}", shown);
        conversation.begin(message);
        int sent = 0;
        if (blocks.isPresent()) {
            Step ofBlock = step.ofBlock(blocks.get().taken());
            for (int size = blocks.get().size(); message.length() - sent > size; sent += size) {
                say(message, sent, size);
                if (!judge(ofBlock, shown, conversation.await(ofBlock, scope, step.within().plus(wire.time(size))))) {
                    return;
                }
            }
        }
        say(message, sent, message.length() - sent);
        int bytes = message.length() - sent + (step.readsBack() ? scope.content().length() : 0);
        judge(step, shown, conversation.await(step, scope, step.within().plus(wire.time(bytes))));
    }

    private void say(Message message, int from, int count) {
        try {
            conversation.say(message, from, count);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
    }

    /** @return whether it went well */
    private boolean judge(Step step, String sent, Conversation.Heard heard) {
        LOG.debug("hears {}", heard);
        silent = heard instanceof Conversation.Heard.Silent;
        if (heard instanceof Conversation.Heard.Done(Map<String, String> captured, boolean proven)) {
            shown &= proven;
            captured.forEach((name, value) -> scope.set(name, DeviceText.clean(value, LONGEST_VALUE)));
            step.sets().forEach(scope::set);
            return true;
        }
        if (!step.mayFail()) {
            throw failure(step, sent, heard).exception();
        }
        return false;
    }

    private DeviceFailure failure(Step step, String sent, Conversation.Heard heard) {
        return switch (heard) {
            case Conversation.Heard.Refused(String line, Kind kind) when kind == Kind.FIRMWARE_REFUSES_CREDENTIALS && isKnown() -> new DeviceFailure(kind,
                    Map.of("sent", sent, "said", DeviceText.clean(line, LONGEST_ANSWER), "firmware", scope.value("firmware"), "model", scope.value("model")));
            case Conversation.Heard.Refused(String line, Kind kind) -> new DeviceFailure(kind == Kind.FIRMWARE_REFUSES_CREDENTIALS ? Kind.STEP_REFUSED : kind, Map.of("sent", sent, "said", DeviceText.clean(line, LONGEST_ANSWER)));
            case Conversation.Heard.Unproven _ when step.provesContent() -> new DeviceFailure(Kind.DIGEST_WRONG, Map.of(), sent);
            case Conversation.Heard.Unproven(String line) -> new DeviceFailure(Kind.SETTING_NOT_KEPT, Map.of("sent", sent, "said", DeviceText.clean(line, LONGEST_ANSWER)));
            default -> new DeviceFailure(Kind.STEP_UNANSWERED, Map.of("sent", sent, "seconds", step.within().toSeconds()));
        };
    }

    /** Whether the device has said what it is, and what firmware it has. */
    private boolean isKnown() {
        return !scope.value("firmware").isEmpty() && !scope.value("model").isEmpty();
    }

    /** Begins anew with what the device is to show. */
    void expectProof() {
        shown = true;
    }

    /** Whether the device has shown all that it was asked for since then; it may have said that it cannot. */
    boolean isShown() {
        return shown;
    }

    /** Whether it did not answer what it was told last, be that a step that may fail. */
    boolean isSilent() {
        return silent;
    }

    /** Passes over what is still said to earlier steps, until nothing more comes. */
    void settle() {
        conversation.settle();
    }

    /** Begins anew with that. */
    void expectAnswers() {
        silent = false;
    }

    /** Goes on on another link. */
    void resume(SerialLink other) {
        conversation.resume(other);
    }

    /** Forgets what was sent of the claim. */
    void forget() {
        conversation.forget();
    }

    /** The same, by any thread, once the link is closed. */
    @Override
    public void close() {
        conversation.close();
    }
}
