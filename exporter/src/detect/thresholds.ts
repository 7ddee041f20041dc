/** What decides between leak and health. All hours are spans of time; shares are 0..1. */
export const THRESHOLDS = {
  /** Growth that has gone on for so many hours is old enough to be told, however far the limit. */
  patienceHours: 3.8,
  /** Sooner only if it took this share of what was free when it began … */
  leastShareOfRoom: 0.07,
  /** … or this share if it began with the process, where caches fill … */
  leastShareOfRoomFromStart: 0.12,
  /** … or this share while the process is so young … */
  leastShareOfRoomVeryYoung: 0.3,
  veryYoungHours: 0.5,
  /** … or this share if the program became busier by this factor at the same time. */
  leastShareOfRoomBusy: 0.5,
  busyFactor: 1.25,
  /** Native memory is measured worst: it has to take so many times the share. */
  nativeShareFactor: 2,
  /** Readings that a window must have; `…Early` is for young processes under `early`, here and below. */
  leastPoints: 8,
  leastPointsEarly: 6,
  /** Standard errors of the slope, of windows of the full patience and of shorter ones. */
  leastSlopeErrors: 3.5,
  leastSlopeErrorsEarly: 4,
  /** Kendall's tau. */
  leastRankCorrelation: 0.35,
  /** The rise in bytes, as a share of the level, and in standard deviations of what is left of a reading. */
  leastRiseBytes: 1e6,
  leastRiseShareOfLevel: 0.02,
  leastRiseOverNoise: 1,
  /** Native growth in bytes, as a share of the resident memory, and of the change of all other memory. */
  leastNativeRiseBytes: 8e6,
  leastNativeRiseBytesEarly: 16e6,
  leastNativeRiseBytesPrivate: 4e6,
  leastNativeRiseShareOfResident: 0.05,
  leastNativeRiseOverOthers: 0.7,
  /** Slope of the later half over that of the earlier half, less the doubt about both. */
  leastLaterShare: 0.7,
  /** Squares left by one step over those left by a line. */
  leastStepOverLine: 0.97,
  /** Slope of the window over that of the same time before it, when that one is beyond doubt. */
  leastOverEarlierSlope: 0.7,
  /** Part of the rise that is above all that was seen before the window. */
  leastNewHeight: 0.3,
  /** Standard errors by which a line beats the best law that levels off: in the window, and in the process' life. */
  leastBeyondLaw: 1,
  leastBeyondLawOfLife: 2,
  /** Times the patience after which it is enough that a line explains the levels as well as the best law. */
  longPatience: 2.5,
  /** Part of the window for which the tests must hold. */
  holdShare: 0.1,
  /** Age below which a process is warming up; what is read then counts for its whole life only. */
  warmUpHours: 0.2,
  /** With `early`: hours of patience of a process that is so young; it grows with the age, see `patienceHoursAt`. */
  earlyPatienceHours: 38 / 3600,
  earlySpeakHours: 61 / 3600,
  /** … and of its native memory where it is not known what V8 has committed: allocators and V8 take minutes to settle. */
  earlyNativePatienceHours: 5 / 60,
  earlyNativeSpeakHours: 10 / 60,
  earlyShareOfAge: 0.55,
  /** Slope over the alarm's at which growth counts as ended. */
  endedShare: 0.35,
  /** Event loop utilization at which the loop is saturated, and growth of the level meanwhile that makes it overload. */
  saturatedUtilization: 0.95,
  overloadRiseShare: 0.1,
} as const;

export type Thresholds = { readonly [K in keyof typeof THRESHOLDS]: number };
