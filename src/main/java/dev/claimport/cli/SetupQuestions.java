package dev.claimport.cli;

import dev.claimport.failure.LocalFailure;
import dev.claimport.text.Messages;
import java.io.Console;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Asks whoever sits at the terminal, again where an answer cannot be. */
record SetupQuestions(Optional<UnaryOperator<String>> person, Messages texts) {

    /** Empty where nobody sits at a terminal. */
    static Optional<UnaryOperator<String>> here() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).map(console -> question -> console.readLine("%s ", question));
    }

    /** @param key of the question @param hint key of what an answer looks like */
    String ask(String key, String hint, Predicate<String> right) {
        String answer = answer(texts.text(key));
        while (!right.test(answer)) {
            answer = answer(texts.text(hint));
        }
        return answer;
    }

    /** Any number of names, with commas or spaces between. */
    List<String> askNames(String key, String hint, Predicate<List<String>> right) {
        return names(ask(key, hint, answer -> right.test(names(answer))));
    }

    private static List<String> names(String answer) {
        return Arrays.stream(answer.split("[,\\s]+")).filter(name -> !name.isEmpty()).toList();
    }

    /** No answer is no; what is neither is asked again, since what is written depends on it. */
    boolean agrees(String key) {
        return YesOrNo.isYes(ask(key, key, answer -> YesOrNo.isEither(answer, texts)), texts);
    }

    /** @throws dev.claimport.failure.FailureException {@code cancelled} once there are no more answers */
    private String answer(String question) {
        String answer = person.orElseThrow().apply(question);
        if (answer == null) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        }
        return answer.strip();
    }
}
