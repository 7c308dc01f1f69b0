package dev.claimport.claim.template;

import java.util.Optional;

/**
 * A parameter that a template declares. Its type is always {@code String}, the only one there is.
 *
 * @param defaultValue used where nobody supplies a value
 */
public record TemplateParameter(String name, Optional<String> defaultValue) {}
