/** Both ends of what is supported, in both themes. */
export const LOOKS = [
  ['13.2', 'dark'],
  ['13.2', 'light'],
  ['12.4', 'dark'],
  ['12.4', 'light'],
] as const;

/** Each Grafana and each theme once, for what a theme hardly changes. */
export const HALF_OF_LOOKS = [
  ['13.2', 'light'],
  ['12.4', 'dark'],
] as const;

export const GRAFANAS = ['13.2', '12.4'] as const;
