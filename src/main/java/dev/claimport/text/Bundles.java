package dev.claimport.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Where texts lie: the English ones in this package, those of a language in a folder of its tag ({@code de/failures.properties}). A {@link Translation}
 * comes before both, text by text.
 */
final class Bundles extends ResourceBundle.Control {

    private static final String PACKAGE = "dev.claimport.text.";

    private final Optional<Translation> translation;

    /** @param translation a translator's own */
    Bundles(Optional<Translation> translation) {
        this.translation = translation;
    }

    /** With what {@link Translation#here} has. */
    static Bundles here() {
        return new Bundles(Translation.here());
    }

    /** @throws java.util.MissingResourceException when there is no such part in English */
    ResourceBundle bundle(String part, Locale locale) {
        if (translation.isPresent()) {
            ResourceBundle.clearCache(Bundles.class.getClassLoader());
        }
        return ResourceBundle.getBundle(part, locale, Bundles.class.getClassLoader(), this);
    }

    @Override
    public List<String> getFormats(String part) {
        return FORMAT_PROPERTIES;
    }

    /** Whoever speaks no language of ours reads English, not that of whoever set up the computer. */
    @Override
    public @Nullable Locale getFallbackLocale(String part, Locale locale) {
        return null;
    }

    /** Before English comes what is nearest of our languages: a technician in Portugal reads Brazil's Portuguese. */
    @Override
    public List<Locale> getCandidateLocales(String part, Locale locale) {
        List<Locale> candidates = new ArrayList<>(super.getCandidateLocales(part, locale));
        Optional<Language> nearest = Language.of(locale);
        if (nearest.isPresent() && !candidates.contains(nearest.get().locale())) {
            candidates.add(candidates.size() - 1, nearest.get().locale());
        }
        return candidates;
    }

    @Override
    public String toBundleName(String part, Locale locale) {
        return PACKAGE + folder(locale).replace('/', '.') + part;
    }

    private static String folder(Locale locale) {
        return locale.equals(Locale.ROOT) ? "" : locale.toLanguageTag() + "/";
    }

    @Override
    public @Nullable ResourceBundle newBundle(String part, Locale locale, String format, ClassLoader loader, boolean reload) throws IOException {
        String file = folder(locale) + part + ".properties";
        Map<String, String> own = translation.map(texts -> texts.texts(file)).orElse(Map.of());
        try (InputStream builtIn = loader.getResourceAsStream(PACKAGE.replace('.', '/') + file)) {
            if (builtIn == null) {
                return own.isEmpty() ? null : new Translated(new Properties(), own);
            }
            Reader texts = new InputStreamReader(builtIn, StandardCharsets.UTF_8);
            if (own.isEmpty()) {
                return new PropertyResourceBundle(texts);
            }
            var ours = new Properties();
            ours.load(texts);
            return new Translated(ours, own);
        }
    }

    /** A translator's texts before those that are built in. */
    private static final class Translated extends ListResourceBundle {

        private final Map<Object, Object> texts;

        Translated(Properties builtIn, Map<String, String> own) {
            texts = new HashMap<>(builtIn);
            texts.putAll(own);
        }

        @Override
        protected Object[][] getContents() {
            return texts.entrySet().stream().map(text -> new Object[] {text.getKey(), text.getValue()}).toArray(Object[][]::new);
        }
    }
}
