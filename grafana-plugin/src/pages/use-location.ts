import { locationService } from '@grafana/runtime';
import { useEffect, useState } from 'react';

export interface PageLocation {
  readonly pathname: string;
  readonly search: string;
}

/** Where the browser is; what it shows follows the address. */
export function useLocation(): PageLocation {
  const [location, setLocation] = useState<PageLocation>(() => locationService.getLocation());
  useEffect(() => {
    const subscription = locationService.getLocationObservable().subscribe(setLocation);
    return () => subscription.unsubscribe();
  }, []);
  return location;
}
