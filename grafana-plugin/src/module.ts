import { AppPlugin } from '@grafana/data';
import { AppRoot } from './pages/app-root.tsx';

export const plugin = new AppPlugin().setRootPage(AppRoot);
