package ai.portkey.azure.config.app;

/**
 * Scheduled replicas (items of {@code gateway.schedule}, {@code mcp.schedule}, {@code dataService.schedule}): between
 * {@code start} and {@code end} there are at least so many. Load may add more, up to {@code maxReplicas}.
 *
 * @param name            unique in the app
 * @param timezone        name of the IANA time zone database, e.g. {@code Europe/Berlin}
 * @param start           cron expression of five fields: minute, hour, day of month, month, day of week
 * @param end             likewise; not the same
 * @param desiredReplicas 1 … maxReplicas
 * @see <a href="https://keda.sh/docs/latest/scalers/cron/">KEDA's cron scaler</a>
 */
public record ScheduleConfig(String name, String timezone, String start, String end, int desiredReplicas) {}
