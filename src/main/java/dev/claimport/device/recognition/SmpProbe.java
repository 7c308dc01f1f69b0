package dev.claimport.device.recognition;

import dev.claimport.device.DeviceWait;
import dev.claimport.device.smp.ShellGroup;
import dev.claimport.device.smp.SmpAnswer;
import dev.claimport.device.smp.SmpClient;
import dev.claimport.device.smp.SmpClient.Answered;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.device.smp.SmpRequest;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds out whether there is SMP on a line, and which of its groups takes a claim. Each question has a second. An answer that comes
 * while the next one is awaited counts as well, since firmware may make a key for its hello, and what was not answered is asked once
 * more at the end, since a line may get lost.
 */
final class SmpProbe {

    private static final Duration QUESTION = DeviceWait.QUESTION.limit();
    private static final int ROUNDS = 2;
    private static final int OS_GROUP = 0;
    private static final int PARAMETERS = 6;

    private final SmpClient client;
    private final TimeSource time;
    /** Every question that was asked, until it is answered. */
    private final List<SmpHeader> open = new ArrayList<>();
    /** By group, whether the device has it. */
    private final Map<Integer, Boolean> groups = new HashMap<>();

    /** Those among the questions that are for groups of SMP, in their order. */
    private final Map<String, Question.SmpGroup> questions = new LinkedHashMap<>();

    SmpProbe(SerialLink link, Map<String, Question> dialects, TimeSource time) {
        client = new SmpClient(link, time);
        this.time = time;
        dialects.forEach((dialect, question) -> {
            if (question instanceof Question.SmpGroup group) {
                questions.put(dialect, group);
            }
        });
    }

    /** Empty when nobody speaks SMP. */
    Optional<DeviceKind> family() {
        if (!isThere(SmpRequest.read(OS_GROUP, PARAMETERS, out -> out.map(0)))) {
            return Optional.empty();
        }
        for (int round = 0; round < ROUNDS; round++) {
            questions.values().forEach(question -> ask(question.request()));
        }
        for (Map.Entry<String, Question.SmpGroup> question : questions.entrySet()) {
            if (has(question.getValue())) {
                return Optional.of(new Spoken(question.getKey()));
            }
        }
        return Optional.of(groups.size() == questions.size() ? OtherKind.SMP_OTHER : OtherKind.SMP_UNCLEAR);
    }

    /**
     * What its shell prints to that, where it has one; all that there is to run has to be harmless, and answered in few words.
     *
     * @throws FailureException {@code device-silent} where it says neither that nor that it has none
     */
    Optional<String> shell(String... words) {
        try {
            return Optional.ofNullable(client.ask(ShellGroup.execute(words).waiting(QUESTION.dividedBy(2), 2)).body().get("o")).map(Object::toString);
        } catch (FailureException e) {
            if (e.failure() instanceof DeviceFailure refused && refused.kind() != Kind.DEVICE_SILENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** For firmware that has one of the groups and nothing else of SMP. */
    Optional<Spoken> alone() {
        return questions.entrySet().stream().filter(question -> question.getValue().alone() && isThere(question.getValue().request()))
                .findFirst().map(question -> new Spoken(question.getKey()));
    }

    /** Whether there is a message of SMP's among all that came in, and be it too late. */
    static boolean isHeardIn(byte[] heard) {
        AtomicBoolean answer = new AtomicBoolean();
        new SmpDecoder(heard.length, message -> answer.compareAndSet(false, isAnswer(message))).accept(heard, heard.length);
        return answer.get();
    }

    /** What was asked comes back from a line that echoes. */
    private static boolean isAnswer(byte[] bytes) {
        try (SmpMessage message = SmpMessage.taking(bytes)) {
            return message.header().op().isResponse();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private boolean has(Question.SmpGroup question) {
        return groups.getOrDefault(question.request().group(), false);
    }

    /** Whether anything that is SMP came back, within the second; asked again at half of it. */
    private boolean isThere(SmpRequest request) {
        try {
            return isKnown(client.ask(request.waiting(QUESTION.dividedBy(2), 2))) || request.group() == OS_GROUP;
        } catch (FailureException e) {
            if (e.failure() instanceof DeviceFailure) {
                return false;
            }
            throw e;
        }
    }

    /** Unless it is known already. */
    private void ask(SmpRequest request) {
        if (isSettled(request.group())) {
            return;
        }
        open.add(client.send(request));
        Instant deadline = time.instant().plus(QUESTION);
        while (!isSettled(request.group()) && time.instant().isBefore(deadline)) {
            client.await(open, Duration.between(time.instant(), deadline)).ifPresentOrElse(this::note, client::lost);
        }
    }

    /** Whether it is known of this group, or of one that comes before it that the device has that. */
    private boolean isSettled(int group) {
        for (Question.SmpGroup question : questions.values()) {
            if (has(question) || question.request().group() == group) {
                return has(question) || groups.containsKey(group);
            }
        }
        return groups.containsKey(group);
    }

    private void note(Answered answered) {
        open.remove(answered.request());
        groups.merge(answered.request().group(), isKnown(answered.answer()), Boolean::logicalOr);
    }

    private static boolean isKnown(SmpAnswer answer) {
        return !(answer instanceof SmpAnswer.Refused refused
                && refused.group() == SmpAnswer.Refused.PROTOCOL && refused.code() == SmpAnswer.Refused.NOT_SUPPORTED);
    }
}
