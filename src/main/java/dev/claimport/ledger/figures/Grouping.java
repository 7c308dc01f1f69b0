package dev.claimport.ledger.figures;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What figures are told apart by. */
public enum Grouping {
    /** Day, station and operator. */
    SHIFT,
    DAY,
    BATCH,
    ORDER,
    STATION;

    /** Figures of each group, by its name. */
    public static final class Groups {

        private final Grouping by;
        private final ZoneId zone;
        private final Map<String, FiguresCount> groups = new TreeMap<>();

        /** @param zone whose days count */
        public Groups(Grouping by, ZoneId zone) {
            this.by = by;
            this.zone = zone;
        }

        public void add(Finished attempt) {
            if (attempt.counts()) {
                groups.computeIfAbsent(name(attempt), _ -> new FiguresCount()).add(attempt);
            }
        }

        private String name(Finished attempt) {
            String day = attempt.start().atZone(zone).toLocalDate().toString();
            List<String> parts = switch (by) {
                case SHIFT -> List.of(day, attempt.station(), attempt.operator());
                case DAY -> List.of(day);
                case BATCH -> List.of(attempt.batch());
                case ORDER -> List.of(attempt.order());
                case STATION -> List.of(attempt.station());
            };
            return String.join(" · ", parts.stream().filter(part -> !part.isEmpty()).toList());
        }

        /** By name; that of attempts which have none is empty. */
        public Map<String, Figures> figures() {
            Map<String, Figures> all = new TreeMap<>();
            groups.forEach((name, count) -> all.put(name, count.figures()));
            return all;
        }
    }
}
