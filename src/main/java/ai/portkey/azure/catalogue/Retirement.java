package ai.portkey.azure.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Microsoft's notice that API versions end. After the day requests with them are refused; what exists stays.
 *
 * @param types  start of the ARM types
 * @param before versions older than this one end
 * @param date   the day
 * @param source the notice
 */
public record Retirement(String types, String before, LocalDate date, String source) {

    /** The day on which notices were looked for, for every type of {@link AzureTypes}. */
    public static final LocalDate LOOKED_FOR = LocalDate.of(2026, 11, 28);

    /** How long before the day a stack is warned. */
    private static final int WARNING_DAYS = 180;

    private static final List<Retirement> KNOWN = List.of(new Retirement(
            "Microsoft.KeyVault/",
            "2026-02-01",
            LocalDate.of(2027, 2, 27),
            "https://learn.microsoft.com/azure/key-vault/general/migrate-api-version"));

    static Optional<Retirement> of(String type, String apiVersion) {
        return KNOWN.stream()
                .filter(r -> type.startsWith(r.types) && apiVersion.compareTo(r.before) < 0)
                .findFirst();
    }

    /** True from 180 days before the day. */
    public boolean isNear(LocalDate today) {
        return !today.isBefore(date.minusDays(WARNING_DAYS));
    }

    /** True from the day on. */
    public boolean isPast(LocalDate today) {
        return !today.isBefore(date);
    }
}
