import { createTheme, ThemeContext } from '@grafana/data';
import { config, LocationServiceProvider, locationService } from '@grafana/runtime';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import { createRoot } from 'react-dom/client';
import { Router } from 'react-router-dom';
import { CompatRouter, Route, Routes } from 'react-router-dom-v5-compat';
import { AppRoute } from './routes/app-route.tsx';
import { DashboardRoute } from './routes/dashboard-route.tsx';
import { DataSourceRoute } from './routes/data-source-route.tsx';
import { ExploreRoute } from './routes/explore-route.tsx';
import { PanelRoute } from './routes/panel-route.tsx';
import { registerServices } from './services/register.ts';

const isLight = new URLSearchParams(location.search).get('theme') === 'light';
const theme = createTheme({ colors: { mode: isLight ? 'light' : 'dark' } });
config.theme2 = theme;
registerServices();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(
  <ThemeContext.Provider value={theme}>
    <GlobalStyles />
    <LocationServiceProvider service={locationService}>
      <Router history={locationService.getHistory()}>
        <CompatRouter>
          <Routes>
            <Route path="/d/:uid/*" element={<DashboardRoute />} />
            <Route path="/a/:id/*" element={<AppRoute />} />
            <Route path="/panel/:id" element={<PanelRoute />} />
            <Route path="/connections/datasources/edit/:uid" element={<DataSourceRoute />} />
            <Route path="/explore/:uid" element={<ExploreRoute />} />
          </Routes>
        </CompatRouter>
      </Router>
    </LocationServiceProvider>
    <PortalContainer />
  </ThemeContext.Provider>,
);
