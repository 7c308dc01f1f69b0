package dev.claimport.desktop.common;

import dev.claimport.account.check.CheckTexts;
import dev.claimport.account.check.Finding;
import dev.claimport.account.check.Severity;
import dev.claimport.app.Check;
import dev.claimport.app.PullTexts;
import dev.claimport.app.RefusalTexts;
import dev.claimport.certify.report.CertificateTexts;
import dev.claimport.failure.Failure;
import dev.claimport.serial.PortInfo;
import dev.claimport.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the window says: its own texts, those of failures, and how times are written. */
public final class Texts {

    private static final Set<String> KNOWN_OUTCOMES = Set.of("confirmed", "delivered", "unproven", "failed", "aborted", "open");

    private final Messages window;
    private final Messages failures;
    private final Messages checks;
    private final Messages ledger;
    private final Locale locale;
    private final ZoneId zone;
    private final DateTimeFormatter timeOfDay;
    private final DateTimeFormatter dayAndTime;

    /** @param zone in which times of day are told */
    public Texts(Locale locale, ZoneId zone) {
        this.window = Messages.of("desktop", locale, zone);
        this.failures = Messages.of("failures", locale, zone);
        this.checks = Messages.of("checks", locale, zone);
        this.ledger = Messages.of("ledger", locale, zone);
        this.locale = locale;
        this.zone = zone;
        this.timeOfDay = DateTimeFormatter.ofLocalizedPattern("Hms").localizedBy(locale).withZone(zone);
        this.dayAndTime = DateTimeFormatter.ofLocalizedPattern("yMMMdHm").localizedBy(locale).withZone(zone);
    }

    public Locale locale() {
        return locale;
    }

    /** The same in another language. */
    public Texts in(Locale other) {
        return new Texts(other, zone);
    }

    public String text(String key) {
        return window.text(key);
    }

    /** @param fact the name of the one thing that varies, as in the text's braces */
    public String text(String key, String fact, Object value) {
        return window.text(key, Map.of(fact, value));
    }

    public String text(String key, Map<String, ?> facts) {
        return window.text(key, facts);
    }

    /** That which, with Alt, presses what has this text. @param key of a text with one */
    public String letter(String key) {
        String text = text(key);
        int letter = text.indexOf('_') + 1;
        return text.substring(letter, letter + 1).toUpperCase(locale);
    }

    /** What a value is, and the value. */
    public String labelled(String label, String value) {
        return text("join.label", Map.of("label", label, "value", value));
    }

    /** Two things of a list. */
    public String list(String first, String second) {
        return text("join.list", Map.of("first", first, "second", second));
    }

    /** A headline and the sentence that follows it. */
    public String sentences(String first, String second) {
        return text("join.sentences", Map.of("first", first, "second", second));
    }

    /** One of the words that a dialect brings. @param id of the dialect */
    public String ofDialect(String id, String key) {
        return Messages.ofDialect(id, locale).text(key);
    }

    /** What the check of a template found. */
    public CheckTexts ofTemplates() {
        return new CheckTexts(locale);
    }

    /** What is fetched of an account for a rehearsal. */
    public PullTexts ofPulls() {
        return new PullTexts(locale);
    }

    /** What a certification asks and finds. */
    public CertificateTexts ofCertificates() {
        return new CertificateTexts(Messages.of("certify", locale, zone), failures);
    }

    /** In which times of day are told. */
    public ZoneId zone() {
        return zone;
    }

    /** What policies and hooks refuse in a practice. */
    public RefusalTexts ofRefusals() {
        return new RefusalTexts(locale);
    }

    /** That a rule had predicted a failure; of one that only surprises, that it may explain it. */
    public String predicted(Finding finding) {
        return text(finding.severity() == Severity.BREAKS ? "step.predicted" : "step.may-explain", Map.of("message", ofTemplates().message(finding), "id", finding.rule().id(), "line", finding.place().line()));
    }

    public String title(Failure failure) {
        return failures.title(failure);
    }

    public String message(Failure failure) {
        return failures.message(failure);
    }

    public String remedy(Failure failure) {
        return failures.remedy(failure);
    }

    /** Why what arrived could not be verified, where the hand-over goes on all the same. */
    public String doubt(Failure notVerifiable) {
        return failures.doubt(notVerifiable);
    }

    /** What was looked at. */
    public String title(Check check) {
        return check.title(checks);
    }

    /** What was found, and what it costs. */
    public String message(Check check) {
        return check.text(checks, failures);
    }

    /** {@code 14:07:31}. */
    public String timeOfDay(Instant instant) {
        return timeOfDay.format(instant);
    }

    /** {@code 4 Nov 2026, 14:07}. */
    public String dayAndTime(Instant instant) {
        return dayAndTime.format(instant);
    }

    /** How an attempt ended. @param id as the ledger has it; one of a newer version stays as it is */
    public String outcome(String id) {
        return KNOWN_OUTCOMES.contains(id) ? text("records.outcome." + id) : id;
    }

    /** What is said of ledgers. */
    public Messages ledger() {
        return ledger;
    }

    /** {@code 4.4 s}, from a minute on {@code 1:04 min}. */
    public String took(Duration duration) {
        return duration.toMinutes() < 1
                ? text("time.seconds", "seconds", duration.toMillis() / 1000.0)
                : text("time.minutes", "minutes", minutesAndSeconds(duration));
    }

    /** {@code 4:15}; begun seconds count in full, so that 0:00 means that nothing is left. */
    public String countdown(Duration left) {
        return minutesAndSeconds(left.plusMillis(999));
    }

    /** {@code 7 h 42 min}, below an hour {@code 42 min}; begun minutes count in full. */
    public String hoursAndMinutes(Duration left) {
        long minutes = left.plusSeconds(59).toMinutes();
        return minutes < 60
                ? text("time.only-minutes", "minutes", minutes)
                : text("time.hours-minutes", Map.of("hours", minutes / 60, "minutes", minutes % 60));
    }

    /** A certificate id of 64 digits as its first and last few: {@code 78de0218…ab09}. */
    public static String shortId(String id) {
        return id.length() <= 20 ? id : id.substring(0, 8) + "…" + id.substring(id.length() - 4);
    }

    /** A port as technicians call it: {@code ttyUSB0}, {@code pts/3}, {@code COM4}. */
    public static String portName(PortInfo port) {
        return port.path().startsWith("/dev/") ? port.path().substring("/dev/".length()) : port.path();
    }

    private String minutesAndSeconds(Duration duration) {
        return String.format(locale, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}
