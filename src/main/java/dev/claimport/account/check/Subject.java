package dev.claimport.account.check;

import java.util.Map;
import java.util.Optional;

/**
 * What is checked.
 *
 * @param text the body as AWS has it
 * @param given values of parameters; empty where nobody said any
 */
record Subject(String text, Body body, Settings settings, Optional<Map<String, String>> given, Surroundings around) {}
